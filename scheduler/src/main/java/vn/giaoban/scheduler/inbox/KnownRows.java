package vn.giaoban.scheduler.inbox;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.inbox.Known.Invited;
import vn.giaoban.scheduler.inbox.Known.Meeting;
import vn.giaoban.scheduler.inbox.Known.OwnMail;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Looks up what is known about many mails by a handful of statements.
final class KnownRows implements Known.Source {
  private static final Duration ANSWERS_WITHIN = Duration.ofHours(1);

  /// Of an address, no more invitations are looked through for one that is meant.
  private static final int LATELY = 20;

  private final DatabaseClient database;

  KnownRows(DatabaseClient database) {
    this.database = database;
  }

  /// What is asked, of all mails together.
  private record Questions(
      Set<String> tokens,
      Set<String> messageIds,
      Set<UUID> uids,
      Set<String> addresses,
      Set<String> prints,
      Set<String> asking) {
    static Questions of(Collection<Understood> looking) {
      var questions =
          new Questions(
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>());
      looking.forEach(questions::ask);
      return questions;
    }

    private void ask(Understood understood) {
      var head = understood.head();
      tokens.addAll(head.tokens());
      messageIds.addAll(head.references());
      if (head.messageId() != null) {
        messageIds.add(head.messageId());
        prints.add(head.messageId());
      }
      address(head.from());
      switch (understood) {
        case Understood.Answer answer ->
            answer.said().forEach(said -> meeting(said.meeting(), said.attendee()));
        case Understood.Proposal proposal -> meeting(proposal.meeting(), proposal.attendee());
        case Understood.Refresh refresh -> {
          meeting(refresh.meeting(), refresh.attendee());
          if (head.from() != null) {
            asking.add(head.from().toLowerCase(Locale.ROOT));
          }
        }
        case Understood.Report report -> {
          message(report.messageId());
          report.fates().forEach(fate -> address(fate.address()));
        }
        case Understood.Receipt receipt -> {
          message(receipt.messageId());
          address(receipt.address());
        }
        case Understood.Automatic _, Understood.Letter _, Understood.Unclear _ -> {}
      }
    }

    private void meeting(Understood.Meeting meeting, @Nullable String attendee) {
      Sorter.named(meeting.uid()).ifPresent(uids::add);
      address(attendee);
    }

    private void message(@Nullable String id) {
      if (id != null) {
        messageIds.add(id);
      }
    }

    private void address(@Nullable String address) {
      if (address != null) {
        addresses.add(address.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Override
  public Mono<Known> about(Collection<Understood> looking, Instant since, Instant now) {
    var asked = Questions.of(looking);
    return Mono.zip(
            tokens(asked.tokens()),
            mails(asked.messageIds()),
            lately(asked.addresses(), since),
            seen(asked.prints()),
            answers(asked.asking(), now.minus(ANSWERS_WITHIN)))
        .flatMap(found -> {
          var whose = new HashSet<Whose>(found.getT1().values());
          found.getT2().values().forEach(mail -> whose.add(mail.whose()));
          found.getT3().values().forEach(whose::addAll);
          var ids = whose.stream().map(Whose::briefingId).collect(Collectors.toSet());
          ids.addAll(asked.uids());
          return meetings(ids, asked.uids())
              .doOnNext(meetings -> whose.addAll(named(looking, found.getT1(), meetings)))
              .flatMap(meetings ->
                  invited(meetings, whose, asked.addresses())
                      .map(invited ->
                          new Known(
                              found.getT1(),
                              found.getT2(),
                              meetings,
                              invited,
                              found.getT3(),
                              found.getT4(),
                              found.getT5())));
        });
  }

  /// A token names the recipient, and the calendar object an instance of the series.
  private static Set<Whose> named(
      Collection<Understood> looking, Map<String, Whose> tokens, List<Meeting> meetings) {
    var named = new HashSet<Whose>();
    for (var one : looking) {
      for (var token : one.head().tokens()) {
        var whose = tokens.get(token);
        var uids = whose == null ? Set.<UUID>of() : uids(one);
        meetings.stream()
            .filter(m -> uids.contains(m.id()) || (m.series() != null && uids.contains(m.series())))
            .forEach(m -> named.add(new Whose(m.id(), Objects.requireNonNull(whose).recipient())));
      }
    }
    return named;
  }

  private static Set<UUID> uids(Understood understood) {
    var meetings =
        switch (understood) {
          case Understood.Answer answer ->
              answer.said().stream().map(Understood.Said::meeting).toList();
          case Understood.Proposal proposal -> List.of(proposal.meeting());
          case Understood.Refresh refresh -> List.of(refresh.meeting());
          case Understood.Report _,
              Understood.Receipt _,
              Understood.Automatic _,
              Understood.Letter _,
              Understood.Unclear _ ->
              List.<Understood.Meeting>of();
        };
    return meetings.stream()
        .flatMap(meeting -> Sorter.named(meeting.uid()).stream())
        .collect(Collectors.toSet());
  }

  private Mono<Map<String, Whose>> tokens(Set<String> tokens) {
    return tokens.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql("SELECT token, briefing_id, recipient FROM mail_token WHERE token = ANY(:tokens)")
            .bind("tokens", tokens.toArray(String[]::new))
            .map(row -> Map.entry(text(row, "token"), whose(row)))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Mono<Map<String, OwnMail>> mails(Set<String> ids) {
    return ids.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT message_id, kind, briefing_id, recipient FROM outbox
                WHERE message_id = ANY(:ids)\
                """)
            .bind("ids", ids.toArray(String[]::new))
            .map(row ->
                Map.entry(
                    text(row, "message_id"),
                    new OwnMail(OutboxMail.Kind.valueOf(text(row, "kind")), whose(row))))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// Whose these addresses were lately, the newest invitation first.
  private Mono<Map<String, List<Whose>>> lately(Set<String> addresses, Instant since) {
    return addresses.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT a.address, i.briefing_id, i.recipient
                FROM unnest(:addresses) WITH ORDINALITY AS a (address, n)
                CROSS JOIN LATERAL (
                  SELECT briefing_id, recipient, sent_at FROM invitation
                  WHERE lower(address) = a.address
                  ORDER BY sent_at DESC NULLS LAST LIMIT :most) i
                JOIN briefing b ON b.id = i.briefing_id
                WHERE b.ends_at > :since
                ORDER BY a.n, i.sent_at DESC NULLS LAST, b.starts_at\
                """)
            .bind("addresses", addresses.toArray(String[]::new))
            .bind("most", LATELY)
            .bind("since", since)
            .map(row -> Map.entry(text(row, "address"), whose(row)))
            .all()
            .collectList()
            .map(found ->
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            Map.Entry::getKey,
                            Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  private Mono<Set<String>> seen(Set<String> messageIds) {
    return messageIds.isEmpty()
        ? Mono.just(Set.of())
        : database
            .sql(
                """
                SELECT print FROM inbox
                WHERE message_id = ANY(:ids) AND state <> 'NEW' AND print IS NOT NULL\
                """)
            .bind("ids", messageIds.toArray(String[]::new))
            .map(row -> text(row, "print"))
            .all()
            .collect(Collectors.toSet());
  }

  private Mono<Map<String, List<Instant>>> answers(Set<String> senders, Instant since) {
    return senders.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT lower(sender) AS sender, answered_at FROM inbox
                WHERE lower(sender) = ANY(:senders) AND answered_at > :since\
                """)
            .bind("senders", senders.toArray(String[]::new))
            .bind("since", since)
            .map(row ->
                Map.entry(
                    text(row, "sender"),
                    Objects.requireNonNull(row.get("answered_at", Instant.class))))
            .all()
            .collectList()
            .map(found -> {
              var times = new HashMap<String, List<Instant>>();
              found.forEach(one ->
                  times.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
              return times;
            });
  }

  private Mono<List<Meeting>> meetings(Set<UUID> ids, Set<UUID> series) {
    return ids.isEmpty()
        ? Mono.just(List.of())
        : database
            .sql(
                """
                SELECT id, state, starts_at, ends_at, series_id, recurrence_id FROM briefing
                WHERE id = ANY(:ids) OR series_id = ANY(:series)\
                """)
            .bind("ids", ids.toArray(UUID[]::new))
            .bind("series", series.toArray(UUID[]::new))
            .map(row ->
                new Meeting(
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    text(row, "state"),
                    Objects.requireNonNull(row.get("starts_at", Instant.class)),
                    Objects.requireNonNull(row.get("ends_at", Instant.class)),
                    row.get("series_id", UUID.class),
                    row.get("recurrence_id", Instant.class)))
            .all()
            .collectList();
  }

  /// By recipient; and by address, of the briefings meant. A unit may answer from the address that
  /// was invited, and from its own in the list of units.
  private static final String INVITED =
      """
      WITH asked AS (
        SELECT briefing_id, recipient
        FROM unnest(:briefings, :recipients) AS n (briefing_id, recipient)
        UNION
        SELECT i.briefing_id, i.recipient FROM invitation i
        WHERE i.briefing_id = ANY(:meetings) AND lower(i.address) = ANY(:addresses)
        UNION
        SELECT i.briefing_id, i.recipient
        FROM unit u JOIN invitation i ON i.recipient = u.code AND i.kind = 'UNIT'
        WHERE i.briefing_id = ANY(:meetings) AND lower(u.email) = ANY(:addresses)
          AND u.valid @> current_date
      )
      SELECT i.briefing_id, i.recipient, i.method, i.sequence, i.message_id, i.sent_at,
        i.part_stat, i.replied_at, lower(i.address) AS address,
        (SELECT lower(nullif(u.email, '')) FROM unit u
         WHERE i.kind = 'UNIT' AND u.code = i.recipient AND u.valid @> current_date
         LIMIT 1) AS own_address,
        (SELECT array_agg(r.id ORDER BY r.place) FROM document_request r
         WHERE r.briefing_id = i.briefing_id AND r.unit = i.recipient
           AND r.answered_at IS NULL AND r.waived_at IS NULL) AS requests
      FROM asked JOIN invitation i USING (briefing_id, recipient)
      ORDER BY i.briefing_id, i.recipient
      """;

  private Mono<List<Invited>> invited(
      List<Meeting> meetings, Set<Whose> whose, Set<String> addresses) {
    if (meetings.isEmpty()) {
      return Mono.just(List.of());
    }
    var pairs = List.copyOf(whose);
    return database
        .sql(INVITED)
        .bind("briefings", pairs.stream().map(Whose::briefingId).toArray(UUID[]::new))
        .bind("recipients", pairs.stream().map(Whose::recipient).toArray(String[]::new))
        .bind("meetings", meetings.stream().map(Meeting::id).toArray(UUID[]::new))
        .bind("addresses", addresses.toArray(String[]::new))
        .map(KnownRows::invited)
        .all()
        .collectList();
  }

  private static Invited invited(Readable row) {
    var addresses = new HashSet<String>();
    for (var column : List.of("address", "own_address")) {
      var address = row.get(column, String.class);
      if (address != null) {
        addresses.add(address);
      }
    }
    var requests = row.get("requests", UUID[].class);
    return new Invited(
        whose(row),
        addresses,
        text(row, "method").equals("REQUEST"),
        Objects.requireNonNull(row.get("sequence", Integer.class)),
        row.get("message_id", String.class),
        row.get("sent_at", Instant.class),
        PartStat.valueOf(text(row, "part_stat")),
        row.get("replied_at", Instant.class),
        requests == null ? List.of() : Arrays.asList(requests));
  }

  private static Whose whose(Readable row) {
    return new Whose(
        Objects.requireNonNull(row.get("briefing_id", UUID.class)), text(row, "recipient"));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }
}
