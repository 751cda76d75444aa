-- Triggers that refuse forbidden changes of letters (docs/decisions/0028).

-- Whether the present role owns a table, itself or as a member. The guards of content do not hold for an owner, who could
-- disable them anyway: it corrects what the workflow cannot.
CREATE OR REPLACE FUNCTION public.acts_as_owner(relation oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_catalog.pg_class WHERE oid = relation
$$;

-- A version arrives unreleased, is released by somebody, and then stays released.
CREATE OR REPLACE FUNCTION public.guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF public.acts_as_owner(TG_RELID) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' OR OLD.released_at IS NOT NULL OR NEW.released_by_id IS NULL THEN
        RAISE EXCEPTION 'version % of letter % is released once, by somebody', NEW.nr, NEW.letter_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'release_is_final', TABLE = 'letters_letterversion';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER release_on_arrival BEFORE INSERT ON public.letters_letterversion
    FOR EACH ROW WHEN (NEW.released_at IS NOT NULL) EXECUTE FUNCTION public.guard_release();
CREATE OR REPLACE TRIGGER release BEFORE UPDATE ON public.letters_letterversion
    FOR EACH ROW WHEN (
        (OLD.released_at, OLD.released_by_id) IS DISTINCT FROM (NEW.released_at, NEW.released_by_id)
    ) EXECUTE FUNCTION public.guard_release();
