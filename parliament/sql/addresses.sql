-- The address of a page never changes once it is given (docs/decisions/0016).
-- The refusal is a check_violation with a constraint name, so that Django raises an IntegrityError.

CREATE OR REPLACE FUNCTION public.refuse_new_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an address is kept for ever: row % of % has one', OLD.id, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'address_is_kept', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_committee
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION public.refuse_new_address();
CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_member
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION public.refuse_new_address();
CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_minister
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION public.refuse_new_address();
CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_ministry
    FOR EACH ROW WHEN (OLD.key <> NEW.key) EXECUTE FUNCTION public.refuse_new_address();
CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_party
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION public.refuse_new_address();
CREATE OR REPLACE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_post
    FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION public.refuse_new_address();
