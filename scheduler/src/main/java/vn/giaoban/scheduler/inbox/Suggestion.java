package vn.giaoban.scheduler.inbox;

import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// What a person's words seem to say; the secretary confirms it.
///
/// @param partStat the answer
/// @param substituteName who seems to come instead, without title; null: nobody
/// @param substituteTitle e.g. "Phó Chủ tịch UBND xã"; empty when not told
/// @param comment the reason or wish that goes with the answer; empty without
/// @param sentence the words it was read from, as they stand in the mail
/// @param certain whether those words leave no doubt; else it is a guess
public record Suggestion(
    PartStat partStat,
    @Nullable String substituteName,
    String substituteTitle,
    String comment,
    String sentence,
    boolean certain) {}
