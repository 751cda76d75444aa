"""Tables and columns of a made-up register."""

from __future__ import annotations

from typing import Any

Row = tuple[str, tuple[Any, ...]]  # (table, a value for each column)

COLUMNS = {
    "parliament_party": "id abbreviation name slug",
    "parliament_member": "id name party_id slug",
    "parliament_minister": "id name slug",
    "parliament_tenure": "id post_id minister_id since",
    "parliament_debate": "id number kind title day committee_id is_confidential state report agenda",
    "parliament_debate_follow_up_committees": "debate_id committee_id",
    "letters_letter": (
        "id number house_number date vergaderjaar title subject ministry_id author_role post_id signed_by"
    ),
    "letters_letterdossier": "letter_id position dossier nr",
    "letters_letterversion": "id letter_id nr text fingerprint file_name received_on entered_at released_at",
    "toezeggingen_toezegging": (
        "id number debate_id letter_id passage made_on text post_id minister_id ministry_then_id ministry_now_id "
        "ministry_basis_id "
        "deadline_words due_earliest due_latest firmness deadline_rule hangs_on overruled_reason "
        "status last_event_id withdrawn note entered_at version"
    ),
    "toezeggingen_toezegging_members": "toezegging_id member_id",
    "toezeggingen_toezegging_parties": "toezegging_id party_id",
    "toezeggingen_fulfilment": (
        "id toezegging_id means letter_id version_id confidential document_kind document_number document_title "
        "document_url effect remainder passage footnote because state proposed_by proposed_at "
        "outcome decided_on meeting_id"
    ),
    "toezeggingen_postponement": (
        "id toezegging_id on reason letter_id old_words old_latest new_words new_latest new_firmness"
    ),
    "toezeggingen_event": (
        "id toezegging_id kind from_status to_status on version at meeting_id fulfilment_id postponement_id "
        "reason internal_reason effect changes causes"
    ),
}
