package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// What a mail says, as far as the office cares.
public sealed interface Understood {
  /// Who wrote it.
  Head head();

  /// The words to show a person.
  String text();

  /// Who wrote what to whom.
  ///
  /// @param messageId its own; null without
  /// @param from address; null when unreadable
  /// @param fromName as the sender calls himself; null without
  /// @param references `Message-ID`s of earlier mails it answers, the one it answers first
  /// @param to every address it was sent to, as far as its header tells
  /// @param tokens what stands after `+r` or `+b` in those addresses: names a recipient of a
  ///   briefing when [vn.giaoban.scheduler.outbox.Correspondents] knows it
  /// @param automatic whether a machine wrote it (RFC 3834): it is never answered by one
  record Head(
      @Nullable String messageId,
      @Nullable String from,
      @Nullable String fromName,
      String subject,
      List<String> references,
      List<String> to,
      List<String> tokens,
      Verified verified,
      boolean automatic) {
    public Head {
      references = List.copyOf(references);
      to = List.copyOf(to);
      tokens = List.copyOf(tokens);
    }

    /// A head of which no more is known.
    public Head(
        @Nullable String from, @Nullable String fromName, String subject, List<String> references) {
      this(
          null, from, fromName, subject, references, List.of(), List.of(), Verified.UNKNOWN, false);
    }
  }

  /// Names a mail by what stays the same when a server delivers it twice; null when it cannot be
  /// told. A copy to an address that tells more is not the same.
  static @Nullable String fingerprint(Head head) {
    return head.messageId() == null || head.from() == null
        ? null
        : head.messageId()
            + " "
            + head.from().toLowerCase(Locale.ROOT)
            + " "
            + String.join(" ", head.tokens());
  }

  /// Which meeting a calendar object is about.
  ///
  /// @param uid as written
  /// @param recurrence the instance of a series it is about (`RECURRENCE-ID`); null: the meeting,
  ///   or the whole series
  record Meeting(String uid, @Nullable Instant recurrence) {}

  /// A calendar's answer.
  ///
  /// @param said at least one; several for several dates of a series
  record Answer(Head head, List<Said> said) implements Understood {
    public Answer {
      said = List.copyOf(said);
    }

    /// To one meeting.
    public Answer(Head head, Said said) {
      this(head, List.of(said));
    }

    @Override
    public String text() {
      return said.stream()
          .map(Said::comment)
          .filter(comment -> !comment.isBlank())
          .distinct()
          .collect(Collectors.joining("\n"));
    }
  }

  /// What is answered to one meeting, or to one date of a series.
  ///
  /// @param attendee whose answer it says it is; null when it does not
  /// @param partStat null when it does not say
  /// @param stamp when it was given; null when it does not say
  /// @param delegate who comes instead
  record Said(
      Meeting meeting,
      int sequence,
      @Nullable Instant stamp,
      @Nullable String attendee,
      @Nullable PartStat partStat,
      @Nullable String delegate,
      String comment) {}

  /// A calendar proposes another time (`COUNTER`).
  ///
  /// @param start null when it does not say
  /// @param end null when it does not say
  record Proposal(
      Head head,
      Meeting meeting,
      @Nullable String attendee,
      @Nullable Instant start,
      @Nullable Instant end,
      String text)
      implements Understood {}

  /// A calendar asks for the invitation again (`REFRESH`).
  record Refresh(Head head, Meeting meeting, @Nullable String attendee) implements Understood {
    @Override
    public String text() {
      return "";
    }
  }

  /// A server tells what became of mails.
  ///
  /// @param messageId of our mail; null when not told
  record Report(Head head, List<Fate> fates, @Nullable String messageId, String text)
      implements Understood {}

  /// @param failed will not arrive; `arrived` has; neither: delayed
  /// @param status as in RFC 3463
  record Fate(String address, boolean failed, boolean arrived, String status, String diagnostic) {}

  /// A mail program tells that a mail of ours was opened.
  ///
  /// @param opened false: thrown away unread
  record Receipt(Head head, String address, @Nullable String messageId, boolean opened)
      implements Understood {
    @Override
    public String text() {
      return "";
    }
  }

  /// A robot's answer.
  ///
  /// @param reason stable word: `automatic-reply`, `challenge` or `list-notice`
  record Automatic(Head head, String reason, String text) implements Understood {}

  /// Words of a person.
  ///
  /// @param text all of them, what they quote too
  /// @param suggestion what they seem to answer; null when no answer can be read out of them
  record Letter(
      Head head, String text, @Nullable Suggestion suggestion, List<Attachment> attachments)
      implements Understood {
    public Letter {
      attachments = List.copyOf(attachments);
    }
  }

  /// Nothing understood.
  ///
  /// @param reason stable word
  record Unclear(Head head, String reason, String text, List<Attachment> attachments)
      implements Understood {
    public Unclear {
      attachments = List.copyOf(attachments);
    }
  }
}
