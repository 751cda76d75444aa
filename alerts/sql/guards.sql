-- A rappel that was sent stays as it was sent. Only the answers are added to its rows. Each refusal is a
-- check_violation with the name of a constraint, so Django raises an IntegrityError.

CREATE OR REPLACE FUNCTION public.guard_sent_rappel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a rappel that was sent does not change: % is refused', TG_OP
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rappel_sent_stays', TABLE = 'alerts_rappel';
END $$;

CREATE OR REPLACE TRIGGER rappel_sent_stays BEFORE UPDATE OR DELETE ON public.alerts_rappel
    FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION public.guard_sent_rappel();

CREATE OR REPLACE FUNCTION public.guard_sent_rappel_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.alerts_rappel
        WHERE sent_at IS NOT NULL AND id IN (
            CASE WHEN TG_OP <> 'INSERT' THEN OLD.rappel_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.rappel_id END
        )
    ) THEN
        RAISE EXCEPTION 'a rappel that was sent keeps its rows: % is refused', TG_OP
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rappel_sent_keeps_its_rows', TABLE = 'alerts_rappelrow';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE TRIGGER rappel_row_stays BEFORE INSERT OR DELETE ON public.alerts_rappelrow
    FOR EACH ROW EXECUTE FUNCTION public.guard_sent_rappel_row();
CREATE OR REPLACE TRIGGER rappel_row_keeps
    BEFORE UPDATE OF rappel_id, toezegging_id, stands_in, deadline_words, due_latest ON public.alerts_rappelrow
    FOR EACH ROW WHEN (
        (OLD.rappel_id, OLD.toezegging_id, OLD.stands_in, OLD.deadline_words, OLD.due_latest)
        IS DISTINCT FROM (NEW.rappel_id, NEW.toezegging_id, NEW.stands_in, NEW.deadline_words, NEW.due_latest)
    ) EXECUTE FUNCTION public.guard_sent_rappel_row();
