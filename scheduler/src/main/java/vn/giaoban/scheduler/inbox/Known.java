package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// What the office knows about the meetings and people that some mails speak of. Carried forward
/// while those mails are looked at one after the other: what one says is known to the next.
final class Known {
  /// A mail of ours.
  record OwnMail(OutboxMail.Kind kind, Whose whose) {}

  /// A briefing's times.
  ///
  /// @param series which series it is of; null: none
  /// @param recurrence which instance of it; null with it
  record Meeting(
      UUID id,
      String state,
      Instant startsAt,
      Instant endsAt,
      @Nullable UUID series,
      @Nullable Instant recurrence) {}

  /// An invitation as it stands.
  ///
  /// @param addresses all from which the recipient may answer, in lower case
  /// @param standing told to come, and not to stay away since
  /// @param openRequests papers it still owes
  record Invited(
      Whose whose,
      Set<String> addresses,
      boolean standing,
      int sequence,
      @Nullable String messageId,
      @Nullable Instant sentAt,
      PartStat partStat,
      @Nullable Instant repliedAt,
      List<UUID> openRequests) {
    Invited answered(PartStat status, Instant at) {
      return new Invited(
          whose, addresses, standing, sequence, messageId, sentAt, status, at, openRequests);
    }

    boolean at(@Nullable String address) {
      return address != null && addresses.contains(address.toLowerCase(Locale.ROOT));
    }
  }

  /// Looks up what is known.
  interface Source {
    /// @param looking what some mails say
    /// @param since meetings that ended before are not meant by an address alone
    Mono<Known> about(Collection<Understood> looking, Instant since, Instant now);
  }

  private final Map<String, Whose> tokens;
  private final Map<String, OwnMail> mails;
  private final Map<UUID, Meeting> meetings;
  private final Map<Whose, Invited> invited = new LinkedHashMap<>();
  private final Map<String, List<Whose>> lately;
  private final Set<String> seen;
  private final Map<String, List<Instant>> answers;

  /// @param tokens in reply addresses and return paths
  /// @param mails of ours, by `Message-ID`
  /// @param lately whose an address was lately, the newest first; in lower case
  /// @param seen fingerprints of mails looked at earlier, see [Understood#fingerprint]
  /// @param answers when machines answered a sender within the last hour, by address in lower case
  Known(
      Map<String, Whose> tokens,
      Map<String, OwnMail> mails,
      Collection<Meeting> meetings,
      Collection<Invited> invited,
      Map<String, List<Whose>> lately,
      Set<String> seen,
      Map<String, List<Instant>> answers) {
    this.tokens = Map.copyOf(tokens);
    this.mails = Map.copyOf(mails);
    this.meetings = new HashMap<>();
    meetings.forEach(meeting -> this.meetings.put(meeting.id(), meeting));
    invited.forEach(one -> this.invited.put(one.whose(), one));
    this.lately = Map.copyOf(lately);
    this.seen = new HashSet<>(seen);
    this.answers = new HashMap<>();
    answers.forEach((address, times) -> this.answers.put(address, new ArrayList<>(times)));
  }

  /// Whether this very mail was delivered before; the next of it was.
  boolean again(Understood.Head head) {
    var print = Understood.fingerprint(head);
    return print != null && !seen.add(print);
  }

  @Nullable Whose token(Understood.Head head) {
    for (var token : head.tokens()) {
      var whose = tokens.get(token);
      if (whose != null) {
        return whose;
      }
    }
    return null;
  }

  @Nullable OwnMail mail(@Nullable String messageId) {
    return messageId == null ? null : mails.get(messageId);
  }

  /// The newest mail of ours that a mail answers.
  @Nullable OwnMail answered(Understood.Head head) {
    for (var reference : head.references()) {
      var own = mails.get(reference);
      if (own != null) {
        return own;
      }
    }
    return null;
  }

  @Nullable Meeting meeting(UUID id) {
    return meetings.get(id);
  }

  /// The briefings that a calendar's `UID` names: one, or those of a series.
  ///
  /// @param recurrence one instance; null: all
  List<Meeting> named(UUID uid, @Nullable Instant recurrence) {
    var one = meetings.get(uid);
    if (one != null) {
      return List.of(one);
    }
    return meetings.values().stream()
        .filter(meeting -> uid.equals(meeting.series()))
        .filter(meeting -> recurrence == null || recurrence.equals(meeting.recurrence()))
        .sorted(Comparator.comparing(Meeting::startsAt))
        .toList();
  }

  @Nullable Invited invited(Whose whose) {
    return invited.get(whose);
  }

  /// Who of a briefing may answer from an address.
  List<Invited> invited(UUID briefingId, @Nullable String address) {
    return invited.values().stream()
        .filter(one -> one.whose().briefingId().equals(briefingId) && one.at(address))
        .toList();
  }

  /// The newest invitation to an address.
  @Nullable Invited newest(@Nullable String address) {
    if (address == null) {
      return null;
    }
    for (var whose : lately.getOrDefault(address.toLowerCase(Locale.ROOT), List.of())) {
      var one = invited.get(whose);
      if (one != null) {
        return one;
      }
    }
    return null;
  }

  /// Carries an answer forward.
  void answered(Whose whose, PartStat status, Instant at) {
    invited.computeIfPresent(whose, (_, one) -> one.answered(status, at));
  }

  /// When machines answered a sender within the last hour.
  List<Instant> answersTo(String address) {
    return answers.getOrDefault(address.toLowerCase(Locale.ROOT), List.of());
  }

  /// Once more.
  void answering(String address, Instant at) {
    answers.computeIfAbsent(address.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(at);
  }
}
