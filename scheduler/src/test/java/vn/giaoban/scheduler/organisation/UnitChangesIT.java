package vn.giaoban.scheduler.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingSuccession;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class UnitChangesIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);
  private static final LocalDate BEFORE = JANUARY.minusDays(1);
  private static final Actor SECRETARY = Actor.account("thuky");
  private static final List<UUID> told = new CopyOnWriteArrayList<>();
  private static final Units units = new Units(database.client(), database.transactions());
  private static final Posts posts = new Posts(database.client(), database.transactions());
  private static final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          MovableClock.at("2026-11-20T08:00:00+07:00"));
  private static final UnitChanges changes =
      new UnitChanges(
          database.client(),
          database.transactions(),
          units,
          new BriefingSuccession(
              database.client(),
              journal,
              briefings -> {
                told.addAll(briefings);
                return Mono.empty();
              }));
  private static final UnitHistory history = new UnitHistory(database.client(), units);

  @BeforeAll
  static void load() {
    new DemoProvince(database.client(), database.transactions(), units).load().block();
  }

  @Test
  void aCommuneThatBecomesAWardKeepsItsPostsAndItsHistory() {
    var unit = unit("14215", BEFORE);
    var post = posts.ofUnit(unit.id(), BEFORE).block().getFirst().post();

    var now = change("RENAME", List.of("14215"), "Phường Hải Hậu", null).getFirst();

    assertThat(now.name()).isEqualTo("Phường Hải Hậu");
    assertThat(unit("14215", BEFORE).name()).isEqualTo("Xã Hải Hậu");
    assertThat(unit("14215", BEFORE).validTo()).isEqualTo(BEFORE);
    assertThat(unit("14215", BEFORE).successors()).containsExactly("14215");
    assertThat(now.details().body()).isEqualTo(unit.id());
    assertThat(posts.heads(List.of(unit.id(), now.id()), JANUARY).block().values())
        .allSatisfy(held -> {
          assertThat(held.post().id()).isEqualTo(post.id());
          assertThat(held.post().title()).isEqualTo("Chủ tịch UBND phường");
        });
    assertThat(search("xa hai hau", JANUARY))
        .contains(tuple("Xã Hải Hậu", false, List.of("Phường Hải Hậu")));
    assertThat(kin(now)).contains(tuple("Xã Hải Hậu", -1), tuple("Phường Hải Hậu", 0));
  }

  @Test
  void threeAreMergedAndAScheduledBriefingGoesOverByItself() {
    var first = unit("14212", BEFORE);
    var second = unit("14218", BEFORE);
    var past = briefing("2026-12-01T08:00+07", first, second);
    var future = briefing("2027-01-04T08:00+07", first, second);
    var other = briefing("2027-01-04T09:00+07", second);
    database.execute(
        """
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds, presenter, presenter_name)
        VALUES ('%1$s', '%1$s', 1, 'Bão', 600, '14218', 'Xã cũ');
        INSERT INTO document_request (id, briefing_id, unit, unit_name, what, due, asked_by, asked_at)
        SELECT gen_random_uuid(), '%1$s', u, u, 'Báo cáo', now(), 'thuky', now()
        FROM unnest(ARRAY['14212', '14218']) AS u;
        INSERT INTO speaker (id, briefing_id, agenda_item, unit, unit_name, name, seconds, state, via,
          registered_at)
        VALUES (gen_random_uuid(), '%1$s', '%1$s', '14218', 'Xã cũ', 'Bà Hoa', 300, 'ASKED', 'link',
          now());
        """
            .formatted(future));

    var heir =
        changes
            .apply(
                form(
                    "MERGE",
                    List.of("14212", "14218"),
                    null,
                    null,
                    into("14212", "Phường Giao Hải")),
                SECRETARY)
            .block()
            .getFirst();

    assertThat(heir.details().body()).isNotEqualTo(first.id());
    assertThat(invited(past)).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(invited(future)).containsExactly(heir.id());
    assertThat(invited(other)).containsExactly(heir.id());
    assertThat(bookings(future)).containsExactly("unit:" + heir.id());
    assertThat(texts("SELECT presenter || ' ' || presenter_name FROM agenda_item", future))
        .containsExactly("14212 Phường Giao Hải");
    // The heir was asked already under its own code: it is not asked twice.
    assertThat(texts("SELECT unit FROM document_request", future))
        .containsExactlyInAnyOrder("14212", "14218");
    assertThat(texts("SELECT unit || ' ' || unit_name FROM speaker", future))
        .containsExactly("14212 Phường Giao Hải");
    assertThat(told).contains(future, other).doesNotContain(past);
    assertThat(journal.read(future, 0, 10).collectList().block())
        .extracting(JournalEntry::kind)
        .containsExactly("UnitsSucceeded");
    assertThat(unit("14218", BEFORE).successors()).containsExactly("14212");
    assertThat(search(second.name(), JANUARY))
        .contains(tuple(second.name(), false, List.of("Phường Giao Hải")));
    assertThat(posts.heads(List.of(heir.id()), JANUARY).block().get(heir.id()).post().title())
        .isEqualTo("Chủ tịch UBND phường");
  }

  @Test
  void oneIsSplitAndBothHeirsAreInvited() {
    var unit = unit("13285", BEFORE);
    var future = briefing("2027-02-01T08:00+07", unit);

    changes
        .apply(
            form(
                "SPLIT",
                List.of("13285"),
                null,
                null,
                into("13285", "Phường Phủ Lý Bắc"),
                into("13286", "Phường Phủ Lý Nam")),
            SECRETARY)
        .block();

    assertThat(unit("13285", BEFORE).successors()).containsExactly("13285", "13286");
    assertThat(invited(future))
        .containsExactlyInAnyOrder(unit("13285", JANUARY).id(), unit("13286", JANUARY).id());
  }

  @Test
  void aMergedProvinceTakesItsCommunesAlong() {
    add("P1", "Tỉnh Một", "PROVINCE", null);
    add("P2", "Tỉnh Hai", "PROVINCE", null);
    add("P1-A", "Xã Một A", "COMMUNE", "P1");
    add("P2-A", "Xã Hai A", "COMMUNE", "P2");

    changes.apply(form("MERGE", List.of("P1"), null, null, existing("P2")), SECRETARY).block();

    assertThat(unit("P1-A", JANUARY).parent()).isEqualTo("P2");
    assertThat(unit("P1-A", BEFORE).parent()).isEqualTo("P1");
    assertThat(unit("P1-A", JANUARY).details().body()).isEqualTo(unit("P1-A", BEFORE).id());
    assertThat(unit("P1", BEFORE).successors()).containsExactly("P2");
    assertThat(unit("P2", JANUARY).validFrom()).isEqualTo("2026-01-01");
    assertThat(
            units
                .search(new UnitQuery(JANUARY, "P2", Level.COMMUNE, null))
                .map(Unit::code)
                .collectList()
                .block())
        .containsExactly("P1-A", "P2-A");
  }

  @Test
  void nobodyStandsBelowItself() {
    add("D1", "Sở Một", "DEPARTMENT", "37");
    add("D2", "Chi cục Hai", "DEPARTMENT", "D1");
    add("D3", "Phòng Ba", "DEPARTMENT", "D2");

    assertThat(faults(form("MOVE", List.of("D1"), null, "D3")))
        .extracting(FieldFault::field, FieldFault::code)
        .containsExactly(tuple("parent", "unit-cycle"));
    assertThat(faults(form("CLOSE", List.of("D1"), null, null)))
        .extracting(FieldFault::code)
        .containsExactly("unit-has-children");
    change("MOVE", List.of("D3"), null, "D1");
    assertThat(unit("D3", JANUARY).parent()).isEqualTo("D1");
    assertThat(unit("D3", BEFORE).parent()).isEqualTo("D2");
  }

  @Test
  void ofTwoMovesThatWouldMakeACycleOneIsRefused() {
    add("E1", "Sở A", "DEPARTMENT", "37");
    add("E2", "Sở B", "DEPARTMENT", "37");

    var outcomes =
        Flux.just(form("MOVE", List.of("E1"), null, "E2"), form("MOVE", List.of("E2"), null, "E1"))
            .flatMap(form ->
                changes
                    .apply(form, SECRETARY)
                    .map(_ -> true)
                    .onErrorResume(RefusedException.class, _ -> Mono.just(false)))
            .collectList()
            .block();

    assertThat(outcomes).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void everyFaultOfAChangeIsTold() {
    assertThat(faults(new UnitChange.Form("DISSOLVE", "2027-01-01", List.of(), null, null, null)))
        .extracting(FieldFault::field)
        .containsExactly("kind");
    assertThat(faults(new UnitChange.Form("RENAME", "2027-02-30", List.of("37"), "X", null, null)))
        .extracting(FieldFault::field, FieldFault::code)
        .containsExactly(tuple("on", "unit-date"));
    assertThat(faults(form("RENAME", List.of("nobody"), "", null)))
        .extracting(FieldFault::field, FieldFault::code)
        .containsExactly(tuple("units[0]", "unit-not-then"), tuple("name", "not-blank"));
    assertThat(faults(form("MERGE", List.of("14329"), null, null, into("13669", "Phường Khác"))))
        .extracting(FieldFault::field, FieldFault::code)
        .contains(tuple("into[0].code", "unit-code-in-use"));
    assertThat(faults(form("SPLIT", List.of("14329"), null, null, existing("13669"))))
        .extracting(FieldFault::code)
        .containsExactly("unit-split-several");
  }

  @Test
  void whoCorrectsAnOldCopyIsToldAndLosesNothing() {
    var unit = unit("14365", BEFORE);
    units.correct("14365", BEFORE, phone("0229 1"), 0).block();

    var refusal =
        catchThrowableOfType(
                RefusedException.class,
                () -> units.correct("14365", BEFORE, phone("0229 2"), 0).block())
            .refusal();

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
    assertThat(refusal.args()).containsEntry("version", 1);
    assertThat(unit("14365", BEFORE).details().phone()).isEqualTo("0229 1");
    assertThat(unit("14365", BEFORE).email()).isEqualTo(unit.email());
  }

  private static UnitForm phone(String phone) {
    return new UnitForm(
        null, null, null, null, null, null, null, null, phone, null, null, null, null);
  }

  private static List<Unit> change(
      String kind, List<String> codes, @Nullable String name, @Nullable String parent) {
    return changes.apply(form(kind, codes, name, parent), SECRETARY).block();
  }

  private static UnitChange.Form form(
      String kind,
      List<String> codes,
      @Nullable String name,
      @Nullable String parent,
      UnitForm... into) {
    return new UnitChange.Form(kind, "2027-01-01", codes, name, parent, List.of(into));
  }

  private static UnitForm into(String code, String name) {
    return new UnitForm(code, name, null, null, null, null, null, null);
  }

  private static UnitForm existing(String code) {
    return new UnitForm(code, null, null, null, null, null, null, null);
  }

  private static List<FieldFault> faults(UnitChange.Form form) {
    return catchThrowableOfType(
            RefusedException.class, () -> changes.apply(form, SECRETARY).block())
        .refusal()
        .fields();
  }

  private static void add(String code, String name, String level, @Nullable String parent) {
    units.add(new UnitForm(code, name, level, parent, null, "2026-01-01", null, null)).block();
  }

  private static Unit unit(String code, LocalDate on) {
    return units.get(code, on).block();
  }

  private static List<org.assertj.core.groups.Tuple> search(String q, LocalDate on) {
    return history.search(q, on).block().stream()
        .map(found ->
            tuple(
                found.unit().name(), found.exists(), found.now().stream().map(Unit::name).toList()))
        .toList();
  }

  private static List<org.assertj.core.groups.Tuple> kin(Unit unit) {
    return history.descent(unit.id()).block().line().stream()
        .map(kin -> tuple(kin.unit().name(), kin.generation()))
        .toList();
  }

  private static UUID briefing(String startsAt, Unit... invited) {
    var id = UUID.randomUUID();
    var sql =
        new StringBuilder(
            """
            INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state,
              created_by, created_at)
            VALUES ('%s', 'Giao ban', '%s', timestamptz '%s' + interval '1 hour', 'chutich', 'Minh',
              'SCHEDULED', 'thuky', '2026-11-20T08:00+07');
            """
                .formatted(id, startsAt, startsAt));
    for (var unit : invited) {
      sql.append(
          """
          INSERT INTO briefing_unit (briefing_id, unit_id, position) VALUES ('%s', '%s', 0);
          INSERT INTO booking (briefing_id, resource, role, who, who_name, during, forced)
          SELECT id, 'unit:%s', 'UNIT', '%s', '%s', tstzrange(starts_at, ends_at), false
          FROM briefing WHERE id = '%s';
          """
              .formatted(id, unit.id(), unit.id(), unit.code(), unit.name(), id));
    }
    database.execute(sql.toString());
    return id;
  }

  private static List<UUID> invited(UUID briefing) {
    return new ArrayList<>(
        database
            .client()
            .sql("SELECT unit_id FROM briefing_unit WHERE briefing_id = :id")
            .bind("id", briefing)
            .map(row -> row.get("unit_id", UUID.class))
            .all()
            .collectList()
            .block());
  }

  private static List<String> texts(String select, UUID briefing) {
    return database
        .client()
        .sql(select + " WHERE briefing_id = :id")
        .bind("id", briefing)
        .map(row -> row.get(0, String.class))
        .all()
        .collectList()
        .block();
  }

  private static List<String> bookings(UUID briefing) {
    return database
        .client()
        .sql("SELECT resource FROM booking WHERE briefing_id = :id")
        .bind("id", briefing)
        .map(row -> row.get("resource", String.class))
        .all()
        .collectList()
        .block();
  }
}
