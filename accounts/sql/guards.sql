-- Triggers that guard who may do what in the admin (docs/decisions/0028).

-- Only the owner of the tables makes an administrator. acts_as_owner is in letters/sql/guards.sql.
CREATE OR REPLACE FUNCTION public.guard_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT public.acts_as_owner(TG_RELID) THEN
        RAISE EXCEPTION 'only the owner of the database makes % an administrator', NEW.username
            USING ERRCODE = 'check_violation', CONSTRAINT = 'owner_makes_administrators', TABLE = 'auth_user';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER new_administrator BEFORE INSERT ON public.auth_user
    FOR EACH ROW WHEN (NEW.is_superuser) EXECUTE FUNCTION public.guard_administrator();
CREATE OR REPLACE TRIGGER raised_administrator BEFORE UPDATE ON public.auth_user
    FOR EACH ROW WHEN (NEW.is_superuser AND (NOT OLD.is_superuser OR NEW.id <> OLD.id))
    EXECUTE FUNCTION public.guard_administrator();

-- Who changes what a user may do, says so in the log of the admin in the same transaction. The application's role may only
-- add to that log (config/grants.py). The database fills in the transaction.

ALTER TABLE public.django_admin_log ADD COLUMN IF NOT EXISTS xact xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE OR REPLACE FUNCTION public.stamp_admin_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.action_time := clock_timestamp();
    NEW.xact := pg_current_xact_id();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER stamp BEFORE INSERT ON public.django_admin_log
    FOR EACH ROW EXECUTE FUNCTION public.stamp_admin_log();

-- The arguments are the kind of object in the log, user or group, and the column with its key.
CREATE OR REPLACE FUNCTION public.guard_rights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed text;
BEGIN
    IF public.acts_as_owner(TG_RELID) THEN
        RETURN NULL;
    END IF;
    FOREACH changed IN ARRAY ARRAY[to_jsonb(OLD) ->> TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1]] LOOP
        IF changed IS NOT NULL AND NOT EXISTS (
            SELECT FROM public.django_admin_log AS log
            JOIN public.django_content_type AS type ON type.id = log.content_type_id
            WHERE (type.app_label, type.model) = ('auth', TG_ARGV[0])
                AND log.object_id = changed
                AND log.xact = pg_current_xact_id()
        ) THEN
            RAISE EXCEPTION 'the log does not say who changes the rights of % %', TG_ARGV[0], changed
                USING ERRCODE = 'check_violation', CONSTRAINT = 'rights_have_their_log', TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS rights_of_new ON public.auth_user;
CREATE CONSTRAINT TRIGGER rights_of_new AFTER INSERT ON public.auth_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_rights('user', 'id');
DROP TRIGGER IF EXISTS rights ON public.auth_user;
CREATE CONSTRAINT TRIGGER rights AFTER UPDATE ON public.auth_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (
        (OLD.id, OLD.username, OLD.email, OLD.is_staff, OLD.is_active, OLD.is_superuser)
        IS DISTINCT FROM (NEW.id, NEW.username, NEW.email, NEW.is_staff, NEW.is_active, NEW.is_superuser)
    ) EXECUTE FUNCTION public.guard_rights('user', 'id');
DROP TRIGGER IF EXISTS rights ON public.auth_user_groups;
CREATE CONSTRAINT TRIGGER rights AFTER INSERT OR UPDATE OR DELETE ON public.auth_user_groups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_rights('user', 'user_id');
DROP TRIGGER IF EXISTS rights ON public.auth_group_permissions;
CREATE CONSTRAINT TRIGGER rights AFTER INSERT OR UPDATE OR DELETE ON public.auth_group_permissions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_rights('group', 'group_id');
