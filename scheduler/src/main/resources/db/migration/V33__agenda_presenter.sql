-- Whose calendar is it? A leader's: what he or she presents, without reading every agenda.
CREATE INDEX agenda_item_by_presenter ON agenda_item (presenter, briefing_id)
  WHERE presenter IS NOT NULL;
