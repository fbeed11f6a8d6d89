package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// What a mail says, as far as the office cares.
public sealed interface Understood {
  /// Who wrote it.
  Head head();

  /// The words to show a person.
  String text();

  /// @param from address; null when unreadable
  /// @param fromName as the sender calls himself; null without
  /// @param references `Message-ID`s of earlier mails it answers
  record Head(
      @Nullable String from, @Nullable String fromName, String subject, List<String> references) {}

  /// A calendar's answer.
  ///
  /// @param attendee whose answer it says it is; null when it does not
  /// @param partStat null when it does not say
  /// @param stamp when it was given; null when it does not say
  /// @param delegate who comes instead
  record Answer(
      Head head,
      String uid,
      int sequence,
      @Nullable Instant stamp,
      @Nullable String attendee,
      @Nullable PartStat partStat,
      @Nullable String delegate,
      String text)
      implements Understood {}

  /// A calendar proposes another time.
  record Proposal(
      Head head,
      String uid,
      @Nullable String attendee,
      @Nullable Instant start,
      @Nullable Instant end,
      String text)
      implements Understood {}

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

  /// A robot's answer, such as an absence notice.
  record Automatic(Head head, String text) implements Understood {}

  /// Words of a person.
  record Letter(Head head, String text) implements Understood {}

  /// Nothing understood.
  ///
  /// @param reason stable word
  record Unclear(Head head, String reason, String text) implements Understood {}
}
