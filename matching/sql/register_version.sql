-- The public reads on a letter's page which debates it names: toezeggingen/sql/register_version.sql explains the rest.
CREATE OR REPLACE TRIGGER version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.matching_nameddebate
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_change();
