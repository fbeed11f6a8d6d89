package vn.giaoban.scheduler.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.ImportChange.Kind;
import vn.giaoban.scheduler.organisation.UnitChange.Ended;
import vn.giaoban.scheduler.organisation.UnitImport.Order;
import vn.giaoban.scheduler.post.Holder;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

/// The real lists are read where they stand; without them the tests that need them are skipped.
@Timeout(120)
class UnitImportIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate JULY = LocalDate.of(2025, 7, 1);
  private static final LocalDate JUNE = LocalDate.of(2025, 6, 30);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 30);
  private static final Actor SECRETARY = Actor.account("thuky");
  private static final Units units = new Units(database.client(), database.transactions());
  private static final UnitHistory history = new UnitHistory(database.client(), units);
  private static final UnitImport imports =
      new UnitImport(
          database.client(),
          database.transactions(),
          units,
          new Successions() {
            @Override
            public Mono<List<UUID>> succeeded(LocalDate on, List<Ended> ended, Actor actor) {
              return Mono.just(List.of());
            }

            @Override
            public Mono<Void> told(List<UUID> briefings) {
              return Mono.empty();
            }
          },
          MovableClock.at("2026-11-20T08:00:00+07:00"));

  @BeforeEach
  void empty() {
    database.execute("TRUNCATE unit CASCADE");
  }

  @Test
  void theCountryIsImportedChangesAndHasAPast() throws IOException {
    var first = shared("new2tier-2025-07-01.csv");
    var second = shared("new2tier-2026-04-30.csv");
    var mapping = shared("mapping-old-to-new-communes.csv");

    var report = imports.run(first, new Order(JULY, true), SECRETARY).block();
    assertThat(report.faults()).isEmpty();
    assertThat(report.count(Kind.ADD)).isEqualTo(34 + 3321);
    assertThat(count(Level.COMMUNE, JULY)).isEqualTo(3321);
    assertThat(count(Level.PROVINCE, JULY)).isEqualTo(34);

    var again = imports.run(first, new Order(JULY, true), SECRETARY).block();
    assertThat(again.changes()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(3355);

    var update = imports.run(second, new Order(APRIL, true), SECRETARY).block();
    assertThat(update.count(Kind.RENAME)).isEqualTo(12);
    assertThat(update.count(Kind.SPELLING)).isEqualTo(193);
    assertThat(update.count(Kind.ADD)).isZero();
    assertThat(update.count(Kind.END)).isZero();
    assertThat(count(Level.COMMUNE, APRIL)).isEqualTo(3321);
    assertThat(units.get("75", APRIL).block().name()).isEqualTo("Thành phố Đồng Nai");
    assertThat(units.get("75", APRIL.minusDays(1)).block().name()).isEqualTo("Tỉnh Đồng Nai");
    assertThat(imports.run(second, new Order(APRIL, true), SECRETARY).block().changes()).isEmpty();

    var past = imports.run(mapping, new Order(JULY, false), SECRETARY).block();
    assertThat(past.faults()).isEmpty();
    assertThat(count(Level.COMMUNE, JUNE)).isEqualTo(1157);
    assertThat(units.get("80", JUNE).block().name()).isEqualTo("Tỉnh Long An");
    assertThat(units.get("80", JUNE).block().successors()).containsExactly("80");
    assertThat(units.get("72", JUNE).block().successors()).containsExactly("80");
    assertThat(
            units
                .search(new UnitQuery(JUNE, null, Level.COMMUNE, null))
                .filter(unit -> unit.successors().size() > 1)
                .count()
                .block())
        .isEqualTo(33);
    assertThat(imports.run(mapping, new Order(JULY, false), SECRETARY).block().changes()).isEmpty();
    assertThat(history.search("Long An", LocalDate.of(2026, 11, 20)).block())
        .anySatisfy(found -> {
          assertThat(found.unit().name()).isEqualTo("Tỉnh Long An");
          assertThat(found.now()).extracting(Unit::name).containsExactly("Tỉnh Tây Ninh");
        });
  }

  @Test
  void leadersComeWithTheListAndTheNextListKnowsWhoStayedAndWhoWent() {
    var posts = new Posts(database.client(), database.transactions());
    run(
        """
        Mã,Tên đơn vị,Cấp,Mã cấp trên,Họ tên người đứng đầu,Chức vụ,Điện thoại lãnh đạo,Thư điện tử lãnh đạo
        37,Tỉnh Ninh Bình,Tỉnh,,,,,
        14215,Xã Hải Hậu,Xã,37,Trần Văn Bình,Chủ tịch UBND xã,0912 345 678,binh@nb.example
        13669,Phường Nam Định,Phường,37,Lê Thị Hoa,,0913 000 000,
        """,
        APRIL);
    assertThat(head(posts, "14215", APRIL))
        .isEqualTo("Chủ tịch UBND xã: Trần Văn Bình 0912 345 678 binh@nb.example");
    assertThat(head(posts, "13669", APRIL))
        .isEqualTo("Chủ tịch UBND phường: Lê Thị Hoa 0913 000 000 null");

    var later = APRIL.plusMonths(2);
    var next =
        """
        Mã,Tên đơn vị,Cấp,Mã cấp trên,Lãnh đạo,Chức danh,Di động
        37,Tỉnh Ninh Bình,Tỉnh,,,,
        14215,Xã Hải Hậu,Xã,37,Trần văn Bình,Chủ tịch UBND xã,0912 999 999
        13669,Phường Nam Định,Phường,37,Vũ Văn Nam,Quyền Chủ tịch UBND phường,
        """;
    var report = run(next, later);

    assertThat(report.count(Kind.LEADER)).isEqualTo(2);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(head(posts, "14215", later))
        .isEqualTo("Chủ tịch UBND xã: Trần văn Bình 0912 999 999 binh@nb.example");
    assertThat(head(posts, "13669", later))
        .isEqualTo("Quyền Chủ tịch UBND phường: Vũ Văn Nam null null");
    assertThat(posts.historyOf(units.get("13669", later).block().id()).block().getFirst().holders())
        .extracting(Holder::name, Holder::to)
        .containsExactlyInAnyOrder(
            tuple("Lê Thị Hoa", later.minusDays(1)), tuple("Vũ Văn Nam", null));
    assertThat(run(next, later).changes()).isEmpty();
  }

  @Test
  void whatIsWrongOfALeaderIsToldAtItsCell() {
    var report =
        run(
            """
            Mã,Tên đơn vị,Cấp,Lãnh đạo,Di động,Email lãnh đạo
            37,Tỉnh Ninh Bình,Tỉnh,,0912 345 678,
            38,Tỉnh Thanh Hóa,Tỉnh,Lê Văn A,không có,a b@c
            """,
            APRIL);

    assertThat(report.faults())
        .extracting(fault -> fault.place().name() + " " + fault.code())
        .containsExactly("D2 import-leader-name", "E3 phone", "F3 email");
    assertThat(units.search(UnitQuery.on(APRIL)).collectList().block()).isEmpty();
  }

  private static String head(Posts posts, String code, LocalDate on) {
    var id = units.get(code, on).block().id();
    var head = posts.heads(List.of(id), on).block().get(id);
    var holder = head.holder();
    return "%s: %s %s %s"
        .formatted(head.post().title(), holder.name(), holder.phone(), holder.email());
  }

  @Test
  void aListThatCameWithoutADayIsGivenItsFirstDayByItsPast() throws IOException {
    run(
        "province_code,province_name,commune_code,commune_name\n80,Tỉnh Tây Ninh,25459,Phường Tân Ninh\n",
        null);
    assertThat(units.get("80", LocalDate.of(2000, 1, 1)).block().name()).isEqualTo("Tỉnh Tây Ninh");

    var report =
        run(
            """
            oldProvinceCode,oldProvince,oldWardCode,oldWard,newProvinceCode,newProvince,newWardCode,newWard
            72,Tỉnh Tây Ninh,25456,Phường 1,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            80,Tỉnh Long An,25459,Phường 3,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            """,
            JULY);

    assertThat(report.faults()).isEmpty();
    assertThat(units.get("80", JUNE).block().name()).isEqualTo("Tỉnh Long An");
    assertThat(units.get("80", JULY).block().validFrom()).isEqualTo(JULY);
    assertThat(units.get("25459", JUNE).block().name()).isEqualTo("Phường 3");
    assertThat(units.get("25459", JUNE).block().parent()).isEqualTo("80");
  }

  @Test
  void unitsThatWereKnownBeforeEndByTheirSuccession() {
    run(
        "province_code,province_name,district_code,district_name,commune_code,commune_name\n"
            + "72,Tỉnh Tây Ninh,703,Thành phố Tây Ninh,25456,Phường 1\n"
            + "80,Tỉnh Long An,794,Thành phố Tân An,25459,Phường 3\n",
        LocalDate.of(2025, 3, 1));

    var report =
        run(
            """
            oldProvinceCode,oldProvince,oldDistrictCode,oldDistrict,oldWardCode,oldWard,newProvinceCode,newProvince,newWardCode,newWard
            72,Tỉnh Tây Ninh,703,Thành phố Tây Ninh,25456,Phường 1,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            80,Tỉnh Long An,794,Thành phố Tân An,25459,Phường 3,80,Tỉnh Tây Ninh,25459,Phường Tân Ninh
            """,
            JULY);

    assertThat(report.faults()).isEmpty();
    assertThat(units.get("80", JUNE).block().name()).isEqualTo("Tỉnh Long An");
    assertThat(units.get("80", JULY).block().name()).isEqualTo("Tỉnh Tây Ninh");
    assertThat(units.get("25459", JULY).block().parent()).isEqualTo("80");
    assertThat(units.get("703", JUNE).block().validTo()).isEqualTo(JUNE);
    assertThat(count(Level.DISTRICT, JULY)).isZero();
    assertThat(history.search("Phường 1", JULY).block().getFirst().now())
        .extracting(Unit::name)
        .containsExactly("Phường Tân Ninh");
  }

  @Test
  void aFaultImportsNothingAndAPreviewNeither() {
    var faulty =
        "code;name;level;parent\nQ1;Tỉnh Một;tỉnh;\nQ2;Xã Hai;xã;Q1\nQ2;Xã Ba;xã;Q1\nQ4;Xã Bốn;xã;Q9\n";
    var sound = "code;name;level;parent\nQ1;Tỉnh Một;tỉnh;\nQ2;Xã Hai;xã;Q1\n";

    assertThat(run(faulty, JULY).faults())
        .extracting(fault -> fault.place().name())
        .containsExactly("A4", "D5");
    assertThat(
            imports
                .preview(sound.getBytes(StandardCharsets.UTF_8), new Order(JULY, false))
                .block()
                .count(Kind.ADD))
        .isEqualTo(2);
    assertThat(units.search(UnitQuery.on(JULY)).count().block()).isZero();
    assertThat(run(sound, JULY).count(Kind.ADD)).isEqualTo(2);
  }

  @Test
  void movesRenamesAndDetailsOfOneListAreAllCarriedOut() {
    run("code;name;level;parent\nQ1;Tỉnh Một;tỉnh;\nQ2;Tỉnh Hai;tỉnh;\nQ3;Xã Ba;xã;Q1\n", JULY);

    run(
        "code;name;level;parent;email;tags\nQ3;Phường Ba;xã;Q2;ba@tinh.example;Ven biển, đảo\n",
        APRIL);

    var now = units.get("Q3", APRIL).block();
    var before = units.get("Q3", APRIL.minusDays(1)).block();
    assertThat(now.name()).isEqualTo("Phường Ba");
    assertThat(now.parent()).isEqualTo("Q2");
    assertThat(now.email()).isEqualTo("ba@tinh.example");
    assertThat(now.details().tags()).containsExactly("ven biển", "đảo");
    assertThat(before.name()).isEqualTo("Xã Ba");
    assertThat(before.parent()).isEqualTo("Q1");
    assertThat(now.details().body()).isEqualTo(before.id());
  }

  @Test
  void twoWhoImportTheSameAtOnceMakeNoDuplicates() {
    var list =
        "code;name;level;parent\nQ1;Tỉnh Một;tỉnh;\nQ2;Xã Hai;xã;Q1\n"
            .getBytes(StandardCharsets.UTF_8);

    var added =
        Flux.range(0, 4)
            .flatMap(_ -> imports.run(list, new Order(JULY, false), SECRETARY))
            .map(report -> report.count(Kind.ADD))
            .collectList()
            .block();

    assertThat(added).containsExactlyInAnyOrder(2L, 0L, 0L, 0L);
    assertThat(units.search(UnitQuery.on(JULY)).count().block()).isEqualTo(2);
  }

  @Test
  void theOfficeIsTheProvinceWhoseDepartmentsAreKnown() {
    run(
        "code;name;level;parent\n01;Tỉnh Một;tỉnh;\n02;Tỉnh Hai;tỉnh;\n02-SNV;Sở Nội vụ;sở;02\n",
        JULY);

    assertThat(
            new vn.giaoban.scheduler.record.store.OfficeOfProvince(
                    database.client(), MovableClock.at("2026-11-20T08:00:00+07:00"))
                .office()
                .block())
        .isEqualTo(vn.giaoban.scheduler.record.IssuingOffice.ofProvince("Tỉnh Hai"));
  }

  private static ImportReport run(String csv, @Nullable LocalDate on) {
    return imports
        .run(csv.getBytes(StandardCharsets.UTF_8), new Order(on, false), SECRETARY)
        .block();
  }

  private static long count(Level level, LocalDate on) {
    return units.search(new UnitQuery(on, null, level, null)).count().block();
  }

  private static byte[] shared(String name) throws IOException {
    for (var root : List.of("../shared/data", "../../shared/data")) {
      var file = Path.of(root, "units", name);
      if (Files.isReadable(file)) {
        return Files.readAllBytes(file);
      }
    }
    assumeThat(false).as("skipped: no shared data").isTrue();
    throw new AssertionError();
  }
}
