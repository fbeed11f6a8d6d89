package vn.giaoban.scheduler.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.DemoProvince;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.UnitQuery;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class PostsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Units units = new Units(database.client(), database.transactions());
  private static final Posts posts = new Posts(database.client(), database.transactions());

  @BeforeAll
  static void load() {
    new DemoProvince(database.client(), database.transactions(), units).load().block();
    // The demonstration's posts are held; those of these tests begin empty.
    database.client().sql("DELETE FROM post_holder").then().block();
  }

  @Test
  void everyUnitHasAHeadFromItsFirstDay() {
    var all = units.search(UnitQuery.on(TODAY)).collectList().block();

    var heads = posts.heads(all.stream().map(Unit::id).toList(), TODAY).block();

    assertThat(heads).hasSameSizeAs(all);
    assertThat(heads.get(unit("14215").id()).post().title()).isEqualTo("Chủ tịch UBND xã");
    assertThat(heads.get(unit("14329").id()).post().title()).isEqualTo("Chủ tịch UBND phường");
    assertThat(heads.get(unit("37").id()).post().title()).isEqualTo("Chủ tịch UBND tỉnh");
    assertThat(heads.get(unit("37-SNV").id()).post().title()).isEqualTo("Giám đốc Sở");
    assertThat(
            units
                .search(new UnitQuery(TODAY, "37", Level.DEPARTMENT, null))
                .map(u -> Post.addressed(heads.get(u.id()).post().title(), u.name()))
                .collectList()
                .block())
        .contains("Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Tài chính");
  }

  @Test
  void aTransferChangesWhoIsInThePostAndHistoryStays() {
    var unit = unit("14215");
    var head = head(unit, TODAY).post();
    posts.appoint(head.id(), holder("Lê Văn An", "HOLDER", "2025-07-01", null)).block();

    var after =
        posts.appoint(head.id(), holder("Vũ Thị Cúc", "HOLDER", "2026-12-01", null)).block();

    assertThat(after.holders()).extracting(Holder::name).containsExactly("Vũ Thị Cúc", "Lê Văn An");
    assertThat(head(unit, TODAY).holder().name()).isEqualTo("Lê Văn An");
    assertThat(head(unit, LocalDate.of(2026, 11, 30)).holder().name()).isEqualTo("Lê Văn An");
    assertThat(head(unit, LocalDate.of(2026, 12, 1)).holder().name()).isEqualTo("Vũ Thị Cúc");
    assertThat(posts.byIds(List.of(head.id()), TODAY).block().get(head.id()).holder().name())
        .isEqualTo("Lê Văn An");
    assertThat(posts.ofUnit(unit.id(), TODAY).block()).hasSize(1);
  }

  @Test
  void aDeputyIsAPostOfItsOwnAndStandsBelowTheHead() {
    var unit = unit("13285");
    var deputy =
        posts
            .add(unit.id(), new PostForm("Phó Chủ tịch UBND phường", 2, false, null, null))
            .block();
    posts.appoint(deputy.id(), holder("Ngô Thị Dung", "SUBSTITUTE", "2026-01-01", null)).block();

    assertThat(posts.ofUnit(unit.id(), TODAY).block())
        .extracting(held -> held.post().title(), held -> held.substitutes().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Chủ tịch UBND phường", 0),
            org.assertj.core.groups.Tuple.tuple("Phó Chủ tịch UBND phường", 1));
    assertThat(refused(() -> posts.remove(deputy.id()).block())).isEqualTo("post-was-held");
    posts
        .change(deputy.id(), new PostForm("Phó Chủ tịch", 2, false, null, "2026-06-30"), null)
        .block();
    assertThat(posts.ofUnit(unit.id(), TODAY).block()).hasSize(1);
    assertThat(posts.historyOf(unit.id()).block()).hasSize(2);
  }

  @Test
  void whoSavesAnOldCopyIsTold() {
    var post = head(unit("13669"), TODAY).post();
    posts.appoint(post.id(), holder("Lê Văn An", "HOLDER", "2025-07-01", null)).block();

    assertThat(
            refused(() ->
                posts
                    .change(
                        post.id(), new PostForm("Chủ tịch", 1, true, null, null), post.version())
                    .block()))
        .isEqualTo("post-changed");
  }

  @Test
  void ofManyWhoAreAppointedAtOnceOneHoldsThePost() {
    var post = head(unit("14329"), TODAY).post();

    var outcomes =
        Flux.range(0, 12)
            .flatMap(
                n ->
                    posts
                        .appoint(post.id(), holder("Người " + n, "HOLDER", "2026-01-01", null))
                        .map(_ -> true)
                        .onErrorResume(
                            RefusedException.class, _ -> reactor.core.publisher.Mono.just(false)),
                12)
            .collectList()
            .block();

    assertThat(outcomes).containsOnlyOnce(true).hasSize(12);
    assertThat(posts.find(post.id()).block().holders()).hasSize(1);
    assertThat(refused(() -> posts.find(UUID.randomUUID()).block())).isEqualTo("post-not-found");
  }

  private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).refusal().code();
  }

  private static Unit unit(String code) {
    return units.byCodes(List.of(code), TODAY).block().get(code);
  }

  private static HeldPost head(Unit unit, LocalDate on) {
    return posts.heads(List.of(unit.id()), on).block().get(unit.id());
  }

  private static HolderForm holder(String name, String standing, String from, @Nullable String to) {
    return new HolderForm(name, null, null, null, standing, from, to);
  }
}
