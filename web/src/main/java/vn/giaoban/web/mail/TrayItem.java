package vn.giaoban.web.mail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// A mail of the tray, or one that was there.
///
/// @param kind `reply`, `counter`, `report`, `receipt`, `automatic`, `letter` or `mail`
/// @param reason why it is here, a stable word
/// @param reasonText the same for people
/// @param text its words, without what it quotes when that can be told
/// @param quoted what it quotes; empty when nothing
/// @param verified `PASSED`, `FAILED` or `UNKNOWN`: whether the sender is who it says
/// @param automatic whether a machine wrote it
/// @param briefing which briefing it seems to be about
/// @param unit whose it seems to be
/// @param partStat the answer it seems to be
/// @param suggestion what its words seem to say; null: nothing
/// @param proposedStart the time it proposes; null: none
/// @param settled what was done with it; null while it waits
record TrayItem(
    UUID id,
    OffsetDateTime receivedAt,
    String kind,
    String reason,
    String reasonText,
    @Nullable String from,
    @Nullable String fromName,
    String subject,
    String text,
    String quoted,
    String verified,
    boolean automatic,
    @Nullable UUID briefing,
    @Nullable String briefingTitle,
    @Nullable String unit,
    @Nullable String unitName,
    @Nullable PartStat partStat,
    @Nullable SuggestionView suggestion,
    @Nullable OffsetDateTime proposedStart,
    @Nullable OffsetDateTime proposedEnd,
    List<AttachmentView> attachments,
    @Nullable Settled settled) {

  /// What a person's words seem to say.
  ///
  /// @param name who seems to come instead; null: nobody is named
  /// @param title of that person; empty when not told
  /// @param sentence the words it was read from
  /// @param certain whether those words leave no doubt
  /// @param text the whole as a sentence in the reader's language
  record SuggestionView(
      PartStat partStat,
      @Nullable String name,
      String title,
      String comment,
      String sentence,
      boolean certain,
      String text) {}

  /// @param href where its content is
  record AttachmentView(int index, String fileName, String mediaType, long size, String href) {}

  /// @param action `LAID_BY`, `ANSWER`, `TIME_TAKEN`, `TIME_REFUSED`, `FILED` or `REPLIED`
  /// @param by user name
  record Settled(String action, String text, String by, OffsetDateTime at) {}
}
