package vn.giaoban.web.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.Settlement;
import vn.giaoban.scheduler.inbox.Suggestion;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;

/// Mails of the tray in the reader's words.
@Component
class TrayViews {
  private final Texts texts;

  TrayViews(Texts texts) {
    this.texts = texts;
  }

  TrayItem of(InboxMail mail, Locale language) {
    var words = QuotedText.split(mail.text());
    var settlement = mail.settlement();
    return new TrayItem(
        mail.id(),
        local(mail.receivedAt()),
        mail.kind(),
        mail.reason(),
        reason(mail, language),
        mail.from(),
        mail.fromName(),
        mail.subject(),
        words.own(),
        words.quoted(),
        mail.verified().name(),
        mail.automatic(),
        mail.briefingId(),
        mail.briefingTitle(),
        mail.recipient(),
        mail.recipientName(),
        mail.partStat(),
        suggestion(mail.suggestion(), language),
        Times.local(mail.proposedStart()),
        Times.local(mail.proposedEnd()),
        mail.attachments().stream()
            .map(one ->
                new TrayItem.AttachmentView(
                    one.index(),
                    one.fileName(),
                    one.mediaType(),
                    one.size(),
                    "/api/mail/inbox/" + mail.id() + "/attachments/" + one.index()))
            .toList(),
        settlement == null ? null : settled(settlement, language));
  }

  /// Why, and what exactly was in the way.
  private String reason(InboxMail mail, Locale language) {
    var key = "inbox.reason." + mail.reason();
    var why = texts.text(language, texts.has(language, key) ? key : "inbox.reason.other");
    var detail = mail.detail();
    var space = detail.indexOf(' ');
    var refusal = "problem." + (space < 0 ? detail : detail.substring(0, space)) + ".title";
    if (detail.isEmpty() || !texts.has(language, refusal)) {
      return why;
    }
    var file = space < 0 ? "" : " " + detail.substring(space + 1) + ":";
    return why + file + " " + texts.text(language, refusal) + ".";
  }

  private TrayItem.@Nullable SuggestionView suggestion(
      @Nullable Suggestion suggestion, Locale language) {
    if (suggestion == null) {
      return null;
    }
    var name = suggestion.substituteName();
    var who =
        name == null
            ? ""
            : suggestion.substituteTitle().isBlank()
                ? name
                : name + ", " + suggestion.substituteTitle();
    var key = "tray.suggestion." + suggestion.partStat().name() + (name == null ? "" : ".named");
    var text =
        texts.text(
            language, texts.has(language, key) ? key : "tray.suggestion.other", Map.of("who", who));
    var comment = suggestion.comment();
    return new TrayItem.SuggestionView(
        suggestion.partStat(),
        name,
        suggestion.substituteTitle(),
        comment,
        suggestion.sentence(),
        suggestion.certain(),
        // Without a reason the comment is all that was written: no reason, and shown below anyway.
        comment.isBlank() || comment.contains(suggestion.sentence())
            ? text
            : text + texts.text(language, "tray.suggestion.why", Map.of("why", comment)));
  }

  private TrayItem.Settled settled(Settlement settlement, Locale language) {
    var key = "tray.settled." + settlement.action();
    return new TrayItem.Settled(
        settlement.action(),
        texts.text(language, texts.has(language, key) ? key : "tray.settled.LAID_BY"),
        settlement.by(),
        local(settlement.at()));
  }

  private static OffsetDateTime local(Instant at) {
    return Objects.requireNonNull(Times.local(at));
  }
}
