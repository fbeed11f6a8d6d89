package vn.giaoban.web.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.writing.Written;

/// A journal entry as JSON.
@Schema(name = "JournalEntry")
record EntryView(
    @Schema(example = "7", description = "from 1, without gaps") long seq,
    @Schema(
            example = "2026-11-30T08:02:03.456789+07:00",
            description = "to the microsecond; the hash is taken over it in UTC, six digits")
        String at,
    @Schema(example = "account:thuky") String actor,
    @Schema(example = "Nguyễn Thị Thư") String actorName,
    @Schema(example = "BriefingScheduled") String kind,
    @Schema(
            example = "Nguyễn Thị Thư lập cuộc họp “Giao ban tuần 48”.",
            description = "the same in the reader's language")
        String text,
    Map<String, @Nullable Object> payload,
    @Schema(description = "hash of the entry before; 64 zeros before the first") String prevHash,
    @Schema(description = "SHA-256 over prevHash, a line feed and the canonical entry")
        String hash) {
  static EntryView of(JournalEntry entry, JournalNames names, JournalWords words) {
    return new EntryView(
        entry.seq(),
        Written.time(entry.at()),
        entry.actor(),
        words.actor(entry.actor(), names),
        entry.kind(),
        words.sentence(entry, names),
        entry.payload(),
        entry.prevHash(),
        entry.hash());
  }
}
