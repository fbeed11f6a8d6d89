package vn.giaoban.scheduler.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.organisation.ImportChange.Kind;
import vn.giaoban.scheduler.table.Table;
import vn.giaoban.scheduler.table.Tables;

class UnitImportPlanTest {
  private static final LocalDate JULY = LocalDate.of(2025, 7, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 30);
  private static final Unit DONG_NAI = unit("75", "Tỉnh Đồng Nai", Level.PROVINCE, null);
  private static final Unit TAN_PHU = unit("26206", "Xã Tân Phú", Level.COMMUNE, "75");
  private static final Unit HOA = unit("26209", "Xã Hòa Bình", Level.COMMUNE, "75");
  private static final List<Unit> TREE = List.of(DONG_NAI, TAN_PHU, HOA);

  @Test
  void theSameListChangesNothing() {
    var plan =
        plan(
            """
            Mã tỉnh;Tên tỉnh;Mã xã;Tên xã
            75;Tỉnh Đồng Nai;26206;Xã Tân Phú
            75;Tỉnh Đồng Nai;26209;Xã Hòa Bình
            """);

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unchanged()).isEqualTo(3);
  }

  @Test
  void aNewNameIsHistoryAndAnotherSpellingIsNone() {
    var plan =
        plan(
            """
            province_code,province_name,commune_code,commune_name
            75,Thành phố Đồng Nai,26206,Phường Tân Phú
            75,Thành phố Đồng Nai,26209,Xã Hoà Bình
            """);

    assertThat(plan.changes())
        .extracting(change -> change.after().code(), ImportChange::kinds, ImportChange::from)
        .containsExactlyInAnyOrder(
            tuple("75", Set.of(Kind.RENAME), APRIL),
            tuple("26206", Set.of(Kind.RENAME), APRIL),
            tuple("26209", Set.of(Kind.SPELLING), APRIL));
  }

  @Test
  void lostZerosArePutBackAndTold() {
    var reading =
        reading(
            "province_code,province_name,commune_code,commune_name\n1,Thành phố Hà Nội,4,Phường Ba Đình\n");

    assertThat(reading.units()).extracting(WantedUnit::code).containsExactly("01", "00004");
    assertThat(reading.padded()).extracting(Table.Place::name).containsExactly("A2", "C2");
  }

  @Test
  void whatACompleteListLeavesOutEnds() {
    var list =
        "province_code,province_name,commune_code,commune_name\n75,Tỉnh Đồng Nai,26206,Xã Tân Phú\n";
    var tree = new ArrayList<>(TREE);
    tree.add(unit("79", "Thành phố Hồ Chí Minh", Level.PROVINCE, null));
    tree.add(unit("26500", "Xã Khác", Level.COMMUNE, "79"));

    assertThat(plan(tree, list, true).changes())
        .extracting(
            change -> change.after().code(),
            ImportChange::kinds,
            change -> change.after().validTo())
        .containsExactly(tuple("26209", Set.of(Kind.END), LocalDate.of(2026, 4, 29)));
    assertThat(plan(tree, list, false).changes()).isEmpty();
  }

  @Test
  void everyFaultIsToldWithItsCell() {
    var plan =
        plan(
            """
            Mã,Tên đơn vị,Cấp,Mã cấp trên,Thư điện tử,Từ ngày,Đến ngày
            1,Xã Một,xã,75,khong phai thu,31/02/2026,
            2,Xã Hai,xã,99,,,
            2,Xã Hai nữa,xã,75,,,
            3,Sở Ba,sở,4,,,
            4,Sở Bốn,sở,3,,,
            5,,thôn,75,,,
            6,Xã Sáu,xã,75,,01/05/2026,30/04/2026
            """);

    assertThat(plan.faults())
        .extracting(fault -> fault.place().name(), ImportFault::code)
        .containsExactly(
            tuple("E2", "email"),
            tuple("F2", "unit-date"),
            tuple("D3", "unknown-unit"),
            tuple("A4", "import-duplicate"),
            tuple("D5", "unit-cycle"),
            tuple("B7", "not-blank"),
            tuple("C7", "import-level"),
            tuple("G8", "unit-ends-before-it-starts"));
  }

  @Test
  void aListWithoutItsColumnsSaysWhich() {
    assertThat(plan("tên,ghi chú\nXã A,x\n").faults())
        .extracting(ImportFault::code, fault -> fault.args().get("missing"))
        .containsExactly(tuple("import-columns", "code, level"));
  }

  @Test
  void whatTheListDoesNotSayStays() {
    var known =
        new Unit(
            UUID.randomUUID(),
            "37-SNV",
            "Sở Nội vụ",
            Level.DEPARTMENT,
            "75",
            "snv@tinh.example",
            JULY,
            null,
            List.of());
    var tree = new ArrayList<>(TREE);
    tree.add(known);

    var plan =
        plan(
            tree,
            "code;name;level;parent;email;phone\n37-SNV;Sở Nội vụ;sở;75;;0251 3822 000\n",
            false);

    assertThat(plan.changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kinds()).containsExactly(Kind.DETAILS);
          assertThat(change.after().email()).isEqualTo("snv@tinh.example");
          assertThat(change.after().details().phone()).isEqualTo("0251 3822 000");
        });
  }

  @Test
  void aSplitHasEveryHeirAndOldCodesAreNotMistakenForNewOnes() {
    var plan =
        plan(
            List.of(),
            """
            oldProvinceCode,oldProvince,oldDistrictCode,oldDistrict,oldWardCode,oldWard,newProvinceCode,newProvince,newWardCode,newWard
            72,Tỉnh Tây Ninh,703,Thành phố Tây Ninh,25456,Phường 1,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            72,Tỉnh Tây Ninh,703,Thành phố Tây Ninh,25456,Phường 1,80,Tỉnh Tây Ninh,25480,Phường Bình Minh
            80,Tỉnh Long An,794,Thành phố Tân An,25459,Phường 3,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            """,
            false);

    assertThat(plan.faults()).isEmpty();
    assertThat(plan.changes())
        .extracting(
            change -> change.after().code() + " " + change.after().name(),
            change -> change.after().validTo() == null,
            change -> change.after().successors())
        .containsExactlyInAnyOrder(
            tuple("80 Tỉnh Tây Ninh", true, List.of()),
            tuple("25459 Phường Tân Ninh", true, List.of()),
            tuple("25480 Phường Bình Minh", true, List.of()),
            tuple("72 Tỉnh Tây Ninh", false, List.of("80")),
            tuple("80 Tỉnh Long An", false, List.of("80")),
            tuple("703 Thành phố Tây Ninh", false, List.of("25459", "25480")),
            tuple("794 Thành phố Tân An", false, List.of("25459")),
            tuple("25456 Phường 1", false, List.of("25459", "25480")),
            tuple("25459 Phường 3", false, List.of("25459")));
  }

  private static UnitImportPlan.Plan plan(String csv) {
    return plan(TREE, csv, false);
  }

  private static UnitImportPlan.Plan plan(List<Unit> tree, String csv, boolean complete) {
    var table = table(csv);
    var reading =
        UnitListReader.read(
            table, APRIL, code -> tree.stream().anyMatch(u -> u.code().equals(code)));
    var plan = UnitImportPlan.of(tree, reading.units(), APRIL, true, complete);
    var faults = new ArrayList<>(reading.faults());
    faults.addAll(plan.faults());
    faults.sort(
        java.util.Comparator.comparingInt((ImportFault f) -> f.place().row())
            .thenComparingInt(f -> f.place().column()));
    return new UnitImportPlan.Plan(plan.changes(), plan.unchanged(), faults);
  }

  private static UnitListReader.Reading reading(String csv) {
    return UnitListReader.read(table(csv), APRIL, _ -> false);
  }

  private static Table table(String csv) {
    return switch (Tables.read(csv.getBytes(StandardCharsets.UTF_8))) {
      case Decision.Accepted<Table>(var table) -> table;
      case Decision.Refused<Table>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private static Unit unit(String code, String name, Level level, @Nullable String parent) {
    return new Unit(UUID.randomUUID(), code, name, level, parent, null, JULY, null, List.of());
  }
}
