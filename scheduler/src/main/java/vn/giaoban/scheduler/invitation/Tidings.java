package vn.giaoban.scheduler.invitation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Invitations.AnswerMark;
import vn.giaoban.scheduler.invitation.Invitations.BounceMark;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.SubstituteGate.Substitute;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Takes what mails tell of invitations, many at a time: a province's thousand answers come within
/// minutes. Each does what [InvitationService] does with one.
public final class Tidings {
  private final Invitations invitations;
  private final SubstituteGate substitutes;
  private final Journal journal;
  private final InstantSource clock;

  public Tidings(
      Invitations invitations, SubstituteGate substitutes, Journal journal, InstantSource clock) {
    this.invitations = invitations;
    this.substitutes = substitutes;
    this.journal = journal;
    this.clock = clock;
  }

  /// Takes tidings in their order, in the caller's transaction.
  ///
  /// @return those that a rule of the meeting refuses, and why; nothing was done about them
  public Mono<Map<Tiding, Refusal>> take(List<Tiding> tidings) {
    return gated(tidings)
        .flatMap(refused -> {
          var taken = tidings.stream().filter(one -> !refused.containsKey(one)).toList();
          return taken.isEmpty() ? Mono.just(refused) : taken(taken).thenReturn(refused);
        });
  }

  /// Whoever names a substitute is held against the meeting's rule, in order.
  private Mono<Map<Tiding, Refusal>> gated(List<Tiding> tidings) {
    return Flux.fromIterable(tidings)
        .ofType(Tiding.Answered.class)
        .filter(Tidings::naming)
        .concatMap(answer ->
            invitations
                .find(answer.briefingId(), answer.recipient())
                .flatMap(invitation ->
                    substitutes.named(
                        invitation,
                        answer.answer(),
                        Substitute.of(String.valueOf(answer.delegate())),
                        Actor.mail(answer.recipient())))
                .then(Mono.<Map.Entry<Tiding, Refusal>>empty())
                .onErrorResume(
                    RefusedException.class, e -> Mono.just(Map.entry(answer, e.refusal()))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static boolean naming(Tiding.Answered answer) {
    return answer.partStat() == PartStat.DELEGATED && answer.delegate() != null;
  }

  private static Whose whose(Tiding tiding) {
    return new Whose(tiding.briefingId(), tiding.recipient());
  }

  private Mono<Void> taken(List<Tiding> tidings) {
    var now = clock.instant();
    var answers = new LinkedHashMap<Whose, Tiding.Answered>();
    var fates = new LinkedHashMap<Whose, Tiding>();
    var seen = new LinkedHashSet<Whose>();
    var others = new HashSet<Whose>();
    for (var tiding : tidings) {
      switch (tiding) {
        case Tiding.Answered answer -> {
          answers.put(whose(answer), answer);
          fates.put(whose(answer), answer);
        }
        case Tiding.Delivered delivered -> fates.put(whose(delivered), delivered);
        case Tiding.Bounced bounced -> fates.put(whose(bounced), bounced);
        case Tiding.Seen opened -> seen.add(whose(opened));
        case Tiding.OtherBounced other -> others.add(whose(other));
      }
    }
    var news = new HashMap<Class<? extends Tiding>, Set<Whose>>();
    news.put(Tiding.OtherBounced.class, others);
    news.put(Tiding.Answered.class, answers.keySet());
    return invitations
        .lock(tidings.stream().map(Tidings::whose).toList())
        .then(unnamed(answers))
        .then(invitations.answeredAll(answers.values().stream().map(Tidings::mark).toList()))
        .then(Mono.defer(() -> invitations.seenAll(seen, now)))
        .doOnNext(first -> {
          news.put(Tiding.Seen.class, first);
          // Who has opened it has got it.
          first.forEach(
              one -> fates.putIfAbsent(one, new Tiding.Seen(one.briefingId(), one.recipient())));
        })
        .then(Mono.defer(() -> invitations.deliveredAll(arrived(fates))))
        .doOnNext(raised -> news.put(Tiding.Delivered.class, raised))
        .then(Mono.defer(() -> invitations.bouncedAll(bounced(fates))))
        .doOnNext(raised -> news.put(Tiding.Bounced.class, raised))
        .then(Mono.defer(() -> invitations.othersBounced(others(tidings))))
        .then(Mono.defer(() -> journaled(tidings, news)));
  }

  /// Nobody comes instead any more, where the last answer names nobody.
  private Mono<Void> unnamed(Map<Whose, Tiding.Answered> answers) {
    var units = new TreeMap<UUID, List<String>>();
    answers.forEach((whose, answer) -> {
      if (!naming(answer)) {
        units.computeIfAbsent(whose.briefingId(), _ -> new ArrayList<>()).add(whose.recipient());
      }
    });
    return Flux.fromIterable(units.entrySet())
        .concatMap(entry -> substitutes.none(entry.getKey(), entry.getValue()))
        .then();
  }

  private static AnswerMark mark(Tiding.Answered answer) {
    return new AnswerMark(
        answer.briefingId(),
        answer.recipient(),
        answer.partStat(),
        answer.at(),
        answer.comment(),
        answer.delegate(),
        answer.unverified());
  }

  private static List<Whose> arrived(Map<Whose, Tiding> fates) {
    return fates.entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Tiding.Bounced))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<BounceMark> bounced(Map<Whose, Tiding> fates) {
    return fates.values().stream()
        .filter(Tiding.Bounced.class::isInstance)
        .map(Tiding.Bounced.class::cast)
        .map(one ->
            new BounceMark(
                one.briefingId(), one.recipient(), (one.status() + " " + one.diagnostic()).strip()))
        .toList();
  }

  private static List<BounceMark> others(List<Tiding> tidings) {
    return tidings.stream()
        .filter(Tiding.OtherBounced.class::isInstance)
        .map(Tiding.OtherBounced.class::cast)
        .map(one ->
            new BounceMark(
                one.briefingId(), one.recipient(), (one.status() + " " + one.diagnostic()).strip()))
        .toList();
  }

  /// In order; every answer, of the rest what is news, once.
  private Mono<Void> journaled(
      List<Tiding> tidings, Map<Class<? extends Tiding>, Set<Whose>> news) {
    var told = new HashSet<Object>();
    var deeds = new TreeMap<UUID, List<Journal.Deed>>();
    for (var tiding : tidings) {
      var whose = whose(tiding);
      var isNews = news.getOrDefault(tiding.getClass(), Set.of()).contains(whose);
      if (isNews
          && (tiding instanceof Tiding.Answered || told.add(List.of(tiding.getClass(), whose)))) {
        deeds
            .computeIfAbsent(tiding.briefingId(), _ -> new ArrayList<>())
            .add(new Journal.Deed(Actor.mail(tiding.recipient()), happening(tiding)));
      }
    }
    return Flux.fromIterable(deeds.entrySet())
        .concatMap(entry -> journal.append(entry.getKey(), entry.getValue()))
        .then();
  }

  private static Journal.Happening happening(Tiding tiding) {
    var unit = tiding.recipient();
    return switch (tiding) {
      case Tiding.Answered answer -> new Journal.Happening("InvitationReplied", replied(answer));
      case Tiding.Delivered _ -> new Journal.Happening("InvitationDelivered", Map.of("unit", unit));
      case Tiding.Seen _ ->
          new Journal.Happening("InvitationSeen", Map.of("unit", unit, "how", "receipt"));
      case Tiding.Bounced one ->
          new Journal.Happening(
              "InvitationBounced", bounced(unit, one.status(), one.diagnostic(), null));
      case Tiding.OtherBounced one ->
          new Journal.Happening(
              "MailBounced", bounced(unit, one.status(), one.diagnostic(), one.mail()));
    };
  }

  private static Map<String, Object> bounced(
      String unit, String status, String diagnostic, @Nullable String mail) {
    var payload = new HashMap<String, Object>();
    payload.put("unit", unit);
    payload.put("status", status);
    payload.put("diagnostic", diagnostic);
    if (mail != null) {
      payload.put("mail", mail);
    }
    return payload;
  }

  private static Map<String, Object> replied(Tiding.Answered answer) {
    var payload = new HashMap<String, Object>();
    payload.put("unit", answer.recipient());
    payload.put("partStat", answer.partStat().name());
    payload.put("via", "mail");
    if (answer.comment() != null) {
      payload.put("comment", answer.comment());
    }
    if (answer.delegate() != null) {
      payload.put("delegate", answer.delegate());
    }
    if (answer.unverified()) {
      payload.put("unverified", true);
    }
    return payload;
  }
}
