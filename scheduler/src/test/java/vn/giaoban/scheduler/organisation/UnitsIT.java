package vn.giaoban.scheduler.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class UnitsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
  private static final Units units = new Units(database.client(), database.transactions());
  private static final DemoProvince demo =
      new DemoProvince(database.client(), database.transactions(), units);

  @BeforeAll
  static void load() {
    assertThat(demo.load().block()).isEqualTo(568);
  }

  @Test
  void loadingAgainChangesNothing() {
    assertThat(demo.load().block()).isZero();
    assertThat(units.search(UnitQuery.on(TODAY)).count().block()).isEqualTo(1 + 15 + 129);
  }

  @Test
  void theProvinceOfTodayAndItsHistoryStandSideBySide() {
    assertThat(codes(new UnitQuery(TODAY, "37", Level.COMMUNE, null))).hasSize(129);
    assertThat(codes(new UnitQuery(TODAY, null, Level.DISTRICT, null))).isEmpty();
    assertThat(codes(new UnitQuery(BEFORE, null, Level.PROVINCE, null)))
        .containsExactly("35", "36", "37");
    assertThat(codes(new UnitQuery(BEFORE, "36", Level.DISTRICT, null))).hasSize(9);
    assertThat(codes(new UnitQuery(BEFORE, "366", Level.COMMUNE, null))).isNotEmpty();
    Unit old = units.byCodes(List.of("37"), BEFORE).block().get("37");
    assertThat(old.validTo()).isEqualTo(BEFORE);
    assertThat(old.successors()).containsExactly("37");
  }

  @Test
  void everyUnitOfThePastHasSuccessorsAndAParent() {
    List<Unit> past = units.search(UnitQuery.on(BEFORE)).collectList().block();

    assertThat(past).allSatisfy(unit -> assertThat(unit.successors()).isNotEmpty());
    assertThat(past)
        .filteredOn(unit -> unit.level() != Level.PROVINCE)
        .allSatisfy(unit -> assertThat(unit.parent()).isNotNull());
    assertThat(past)
        .filteredOn(u -> u.name().equals("Xã Gia Tân"))
        .first()
        .satisfies(split -> assertThat(split.successors()).hasSize(2));
  }

  @Test
  void namesAreInNormalFormAndAddressesAreUnique() {
    List<Unit> all = DemoProvince.read().stream().filter(u -> u.validTo() == null).toList();

    assertThat(all).allMatch(u -> Normalizer.isNormalized(u.name(), Normalizer.Form.NFC));
    assertThat(all).extracting(Unit::email).doesNotContainNull().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hai hau",
        "Hải Hậu",
        "HẢI HẬU",
        "xã  hải hậu",
        "Ha\u0309i Ha\u0323\u0302u",
        "14215"
      })
  void searchNeedsNoDiacritics(String q) {
    assertThat(codes(new UnitQuery(TODAY, null, Level.COMMUNE, q))).contains("14215");
  }

  @Test
  void searchFoldsTheLetterDToo() {
    assertThat(
            units
                .search(new UnitQuery(TODAY, null, null, "nam dinh"))
                .map(Unit::name)
                .collectList()
                .block())
        .contains("Phường Nam Định");
  }

  @Test
  void aPercentSignInTheSearchIsAPercentSign() {
    assertThat(codes(new UnitQuery(TODAY, null, null, "%"))).isEmpty();
  }

  @Test
  void aNewUnitIsTakenInAndFound() {
    Unit added =
        units.add(form("37-TV", "Thư viện  tỉnh", "DEPARTMENT", "37", "2026-01-01", null)).block();

    assertThat(added.name()).isEqualTo("Thư viện tỉnh");
    assertThat(units.byIds(List.of(added.id())).block().get(added.id()).parent()).isEqualTo("37");
    assertThat(codes(new UnitQuery(LocalDate.of(2025, 12, 31), null, null, "37-TV"))).isEmpty();
  }

  @Test
  void aCodeBelongsToOneUnitAtATime() {
    units.add(form("X1", "Trung tâm một", "DEPARTMENT", "37", "2025-07-01", "2025-12-31")).block();

    assertThat(refusal(form("X1", "Trung tâm hai", "DEPARTMENT", "37", "2025-12-31", null)).code())
        .isEqualTo("unit-code-taken");
    assertThat(
            units.add(form("X1", "Trung tâm hai", "DEPARTMENT", "37", "2026-01-01", null)).block())
        .isNotNull();
  }

  @Test
  void everyFaultOfAFormIsToldAtOnce() {
    Refusal refusal =
        refusal(
            new UnitForm(" ", "", "WARD", null, "no address", "2026-13-01", "1066-10-14", null));

    assertThat(refusal.fields())
        .extracting(Refusal.FieldFault::field, Refusal.FieldFault::code)
        .containsExactly(
            tuple("code", "not-blank"),
            tuple("name", "not-blank"),
            tuple("level", "unit-level"),
            tuple("email", "email"),
            tuple("validFrom", "unit-date"),
            tuple("validTo", "unit-date"));
  }

  @Test
  void aParentMustExistOnTheFirstDayAndStandHigher() {
    assertThat(refusal(form("Y1", "Xã mới", "COMMUNE", "366", "2026-01-01", null)).fields())
        .extracting(Refusal.FieldFault::code)
        .containsExactly("unknown-unit");
    assertThat(refusal(form("Y1", "Xã mới", "COMMUNE", "14215", "2026-01-01", null)).fields())
        .extracting(Refusal.FieldFault::code)
        .containsExactly("unit-parent-not-allowed");
    assertThat(units.byIds(List.of(UUID.randomUUID())).block()).isEqualTo(Map.of());
  }

  private static UnitForm form(
      String code, String name, String level, String parent, String from, String to) {
    return new UnitForm(code, name, level, parent, null, from, to, null);
  }

  private static List<String> codes(UnitQuery query) {
    return units.search(query).map(Unit::code).collectList().block();
  }

  private static Refusal refusal(UnitForm form) {
    return catchThrowableOfType(RefusedException.class, () -> units.add(form).block()).refusal();
  }
}
