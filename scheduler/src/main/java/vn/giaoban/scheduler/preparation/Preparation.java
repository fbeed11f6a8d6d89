package vn.giaoban.scheduler.preparation;

import java.util.List;

/// How far a briefing's preparation is.
///
/// @param warnings the most urgent first
public record Preparation(
    Deadlines deadlines,
    LeadTimes leadTimes,
    List<Warning> warnings,
    List<ChecklistItem> checklist,
    List<DocumentRequest> requests,
    List<Speaker> speakers) {}
