package vn.giaoban.scheduler.freetime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.hall.Hall;
import vn.giaoban.scheduler.hall.Halls;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.writing.Written;

/// Finds common free time of units, persons and halls.
public final class FreeTimeService {
  private static final Duration USUAL_SPAN = Duration.ofDays(14);
  private static final Duration LONGEST_SPAN = Duration.ofDays(100);
  private static final Duration LONGEST_MEETING = Duration.ofHours(24);
  private static final Duration LONGEST_GAP = Duration.ofHours(12);
  private static final int UNITS = 5000;
  private static final int USUAL_ANSWERS = 10;
  private static final int MOST_ANSWERS = 50;

  private final BusyTimes busy;
  private final Units units;
  private final People people;
  private final Posts posts;
  private final Halls halls;
  private final CalendarDays calendar;
  private final InstantSource clock;

  public FreeTimeService(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      People people,
      CalendarDays calendar,
      InstantSource clock) {
    this.busy = new BusyTimes(database);
    this.units = units;
    this.people = people;
    this.posts = new Posts(database, transactions);
    this.halls = new Halls(database, transactions);
    this.calendar = calendar;
    this.clock = clock;
  }

  /// The best times first. Refused as `invalid-input` with every fault.
  public Mono<List<FreeSlot>> find(FreeTimeForm form) {
    List<FieldFault> faults = new ArrayList<>();
    FreeTime search = search(form, faults);
    Asked asked = asked(form, faults);
    LocalDate day = search.from().atZone(Written.ZONE).toLocalDate();
    Set<String> codes = new LinkedHashSet<>(asked.parts().keySet());
    return Mono.zip(
            units.byCodes(codes, day),
            people.find(codes).collectMap(Person::username),
            Flux.fromIterable(asked.halls())
                .concatMap(one -> halls.called(one).map(hall -> Map.entry(one, hall)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue),
            calendar.workingDays())
        .flatMap(found -> {
          List<Participant> who =
              participants(asked, found.getT1(), found.getT2(), found.getT3(), faults);
          if (!faults.isEmpty()) {
            return Mono.error(new RefusedException(Refusal.invalid(faults)));
          }
          Duration around = search.gap().plusMinutes(1);
          return withLeaders(who, found.getT1(), day)
              .flatMap(leaders ->
                  busy.of(
                          resources(who, leaders),
                          search.from().minus(around),
                          search.to().plus(around),
                          asked.except())
                      .map(taken -> search.find(taken(who, leaders, taken), found.getT4())));
        });
  }

  private FreeTime search(FreeTimeForm form, List<FieldFault> faults) {
    Instant now = clock.instant();
    Instant from = moment("from", form.from(), now, faults);
    Instant to = moment("to", form.to(), from.plus(USUAL_SPAN), faults);
    if (!to.isAfter(from)) {
      faults.add(FieldFault.of("to", "hours-order"));
    } else if (Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
      faults.add(new FieldFault("to", "free-time-span", Map.of("days", LONGEST_SPAN.toDays())));
    }
    Duration length = length("duration", form.duration(), null, LONGEST_MEETING, faults);
    Duration gap = length("gap", form.gap(), Duration.ZERO, LONGEST_GAP, faults);
    FreeTimeForm.Hours h = form.workingHours();
    WorkingHours hours =
        h == null
            ? WorkingHours.USUAL
            : WorkingHours.read(h.from(), h.to(), h.lunchFrom(), h.lunchTo(), h.everyDay(), faults);
    int limit = form.limit() == null ? USUAL_ANSWERS : form.limit();
    if (limit < 1 || limit > MOST_ANSWERS) {
      faults.add(new FieldFault("limit", "free-time-limit", Map.of("max", MOST_ANSWERS)));
    }
    return new FreeTime(from.isBefore(now) ? now : from, to, length, gap, hours, limit);
  }

  private static Instant moment(
      String field, @Nullable String text, Instant otherwise, List<FieldFault> faults) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    Instant moment = BriefingService.moment(text);
    if (moment == null) {
      faults.add(FieldFault.of(field, "briefing-time"));
      return otherwise;
    }
    return moment;
  }

  private static Duration length(
      String field,
      @Nullable String text,
      @Nullable Duration otherwise,
      Duration most,
      List<FieldFault> faults) {
    Duration usual = otherwise == null ? Duration.ofHours(1) : otherwise;
    if (text == null || text.isBlank()) {
      if (otherwise == null) {
        faults.add(FieldFault.of(field, "not-blank"));
      }
      return usual;
    }
    try {
      Duration length = Duration.parse(text.strip());
      if (length.isNegative() || (otherwise == null && length.isZero())) {
        faults.add(FieldFault.of(field, "briefing-duration-not-positive"));
        return usual;
      }
      if (length.compareTo(most) > 0) {
        faults.add(new FieldFault(field, "briefing-too-long", Map.of("hours", most.toHours())));
        return usual;
      }
      return length;
    } catch (DateTimeException | ArithmeticException e) {
      faults.add(FieldFault.of(field, "briefing-duration"));
      return usual;
    }
  }

  /// Who is asked for.
  ///
  /// @param parts by code; the more important part wins
  /// @param fields where the form names them
  private record Asked(
      Map<String, Participant.Part> parts,
      Map<String, String> fields,
      List<String> halls,
      @Nullable UUID except) {}

  private static Asked asked(FreeTimeForm form, List<FieldFault> faults) {
    Map<String, Participant.Part> parts = new LinkedHashMap<>();
    Map<String, String> fields = new LinkedHashMap<>();
    String chair = Written.line(form.chair());
    if (!chair.isEmpty()) {
      parts.put(chair, Participant.Part.CHAIR);
      fields.put(chair, "chair");
    }
    add(parts, fields, "units", form.units(), Participant.Part.MUST, faults);
    add(parts, fields, "should", form.should(), Participant.Part.SHOULD, faults);
    List<String> halls = new ArrayList<>();
    if (form.halls() != null) {
      form.halls().forEach(hall -> halls.add(Written.line(hall)));
    }
    if (parts.isEmpty() && halls.isEmpty()) {
      faults.add(FieldFault.of("units", "not-blank"));
    }
    UUID except = null;
    if (form.except() != null && !form.except().isBlank()) {
      try {
        except = UUID.fromString(form.except().strip());
      } catch (IllegalArgumentException e) {
        faults.add(FieldFault.of("except", "unknown-briefing"));
      }
    }
    return new Asked(parts, fields, halls, except);
  }

  private static void add(
      Map<String, Participant.Part> parts,
      Map<String, String> fields,
      String field,
      @Nullable List<@Nullable String> codes,
      Participant.Part part,
      List<FieldFault> faults) {
    if (codes == null) {
      return;
    }
    if (codes.size() > UNITS) {
      faults.add(new FieldFault(field, "briefing-too-many", Map.of("max", UNITS)));
      return;
    }
    for (int i = 0; i < codes.size(); i++) {
      String code = Written.line(codes.get(i));
      if (code.isEmpty()) {
        faults.add(FieldFault.of(field + "[" + i + "]", "not-blank"));
      } else if (parts.putIfAbsent(code, part) == null) {
        fields.put(code, field + "[" + i + "]");
      }
    }
  }

  private static List<Participant> participants(
      Asked asked,
      Map<String, Unit> units,
      Map<String, Person> people,
      Map<String, Hall> halls,
      List<FieldFault> faults) {
    List<Participant> who = new ArrayList<>();
    asked
        .parts()
        .forEach((code, part) -> {
          Unit unit = units.get(code);
          Person person = people.get(code);
          if (unit != null) {
            who.add(new Participant("unit:" + unit.id(), code, unit.name(), part, List.of()));
          } else if (person != null) {
            who.add(new Participant("person:" + code, code, person.name(), part, List.of()));
          } else {
            String field = asked.fields().getOrDefault(code, "units");
            faults.add(
                new FieldFault(
                    field,
                    field.equals("chair") ? "unknown-chair" : "unknown-unit",
                    Map.of("code", code)));
          }
        });
    for (int i = 0; i < asked.halls().size(); i++) {
      String given = asked.halls().get(i);
      Hall hall = halls.get(given);
      if (hall == null) {
        faults.add(new FieldFault("halls[" + i + "]", "unknown-hall", Map.of("code", given)));
      } else {
        who.add(
            new Participant(
                "hall:" + hall.code(), hall.code(), hall.name(), Participant.Part.HALL, List.of()));
      }
    }
    return who;
  }

  /// The persons who lead the units: where they are taken, the unit is.
  private Mono<Map<String, String>> withLeaders(
      List<Participant> who, Map<String, Unit> units, LocalDate day) {
    Set<UUID> ids = new HashSet<>();
    who.forEach(one -> {
      Unit unit = units.get(one.code());
      if (unit != null) {
        ids.add(unit.id());
      }
    });
    return posts
        .heads(ids, day)
        .map(heads -> {
          Map<String, String> leaders = new LinkedHashMap<>();
          heads.forEach((unit, head) -> {
            var person = head.holder() == null ? null : head.holder().person();
            if (person != null) {
              leaders.put("unit:" + unit, person);
            }
          });
          return leaders;
        });
  }

  private static Set<String> resources(List<Participant> who, Map<String, String> leaders) {
    Set<String> resources = new LinkedHashSet<>(leaders.values());
    who.forEach(one -> resources.add(one.resource()));
    return resources;
  }

  private static List<Participant> taken(
      List<Participant> who, Map<String, String> leaders, Map<String, List<Busy>> taken) {
    return who.stream()
        .map(one -> {
          List<Busy> all = new ArrayList<>(taken.getOrDefault(one.resource(), List.of()));
          String leader = leaders.get(one.resource());
          if (leader != null && taken.containsKey(leader)) {
            all.addAll(taken.get(leader));
            all.sort((a, b) -> Long.compare(a.from(), b.from()));
          }
          return new Participant(one.resource(), one.code(), one.name(), one.part(), all);
        })
        .toList();
  }
}
