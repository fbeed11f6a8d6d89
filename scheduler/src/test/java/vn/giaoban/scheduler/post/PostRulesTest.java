package vn.giaoban.scheduler.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

class PostRulesTest {
  private static final LocalDate JULY = LocalDate.of(2025, 7, 1);
  private static final Holder AN = holder("Lê Văn An", Standing.HOLDER, JULY, null);

  @ParameterizedTest
  @CsvSource({
    "Chủ tịch UBND xã, Xã Hải Hậu, Chủ tịch UBND xã Hải Hậu",
    "Chủ tịch UBND phường, Phường Hoa Lư, Chủ tịch UBND phường Hoa Lư",
    "Chủ tịch UBND thành phố, Thành phố Hà Nội, Chủ tịch UBND thành phố Hà Nội",
    "Giám đốc Sở, Sở Nội vụ, Giám đốc Sở Nội vụ",
    "Chánh Văn phòng, Văn phòng UBND tỉnh, Chánh Văn phòng UBND tỉnh",
    "Bí thư Đảng ủy, Xã Hải Hậu, Bí thư Đảng ủy xã Hải Hậu",
    "Thủ trưởng, Công ty Thủy lợi, Thủ trưởng Công ty Thủy lợi",
    "Chánh Thanh tra tỉnh, Thanh tra tỉnh, Chánh Thanh tra tỉnh"
  })
  void aPostIsAddressedWithItsUnit(String title, String unit, String said) {
    assertThat(Post.addressed(title, unit)).isEqualTo(said);
  }

  @Test
  void whoActsStandsBeforeWhoHolds() {
    var acting = holder("Trần Thị Bình", Standing.ACTING, JULY.plusMonths(3), JULY.plusMonths(4));
    var post = post(AN, acting, holder("Phó", Standing.SUBSTITUTE, null, null));

    assertThat(post.holder(JULY)).contains(AN);
    assertThat(post.holder(JULY.plusMonths(3))).contains(acting);
    assertThat(post.holder(JULY.plusMonths(5))).contains(AN);
    assertThat(post.holder(JULY.minusDays(1))).isEmpty();
    assertThat(post.substitutes(JULY)).extracting(Holder::name).containsExactly("Phó");
  }

  @Test
  void whoTakesOverRelievesTheOneInThePostTheDayBefore() {
    var next = holder("Vũ Thị Cúc", Standing.HOLDER, LocalDate.of(2026, 1, 15), null);

    assertThat(PostRules.relieved(next, post(AN)).to()).isEqualTo("2026-01-14");
    assertThat(PostRules.relieved(holder("P", Standing.SUBSTITUTE, JULY, null), post(AN))).isNull();
    assertThat(PostRules.relieved(holder("T", Standing.HOLDER, JULY, null), post(AN))).isNull();
  }

  @Test
  void twoDoNotHoldOnePostOnOneDay() {
    assertThat(faults(form("Vũ Thị Cúc", "HOLDER", "2026-01-15", null), post(AN)))
        .extracting(FieldFault::field, FieldFault::code)
        .containsExactly(tuple("from", "post-held"));
    assertThat(faults(form("Vũ Thị Cúc", "HOLDER", "2025-01-01", "2025-06-30"), post(AN)))
        .isEmpty();
    assertThat(faults(form("Vũ Thị Cúc", "SUBSTITUTE", "2026-01-15", null), post(AN))).isEmpty();
    assertThat(faults(form("Vũ Thị Cúc", "ACTING", "2026-01-15", null), post(AN))).isEmpty();
  }

  @Test
  void everyFaultIsToldAtOnce() {
    assertThat(
            faults(
                new HolderForm("", null, "khong co", "abc", "BOSS", "2026-02-30", "mai"), post()))
        .extracting(FieldFault::field, FieldFault::code)
        .containsExactly(
            tuple("name", "not-blank"),
            tuple("email", "email"),
            tuple("phone", "phone"),
            tuple("standing", "post-standing"),
            tuple("from", "unit-date"),
            tuple("to", "unit-date"));
  }

  @Test
  void oneHeadLeadsAUnit() {
    var head =
        new Post(
            UUID.randomUUID(), UUID.randomUUID(), "Chủ tịch", 1, true, JULY, null, List.of(), 0);
    var form = new PostForm("Bí thư", 1, true, "2026-01-01", null);

    assertThat(PostRules.post(form, UUID.randomUUID(), head.unitId(), List.of(head)))
        .isInstanceOf(Decision.Refused.class);
    assertThat(PostRules.post(form, head.id(), head.unitId(), List.of(head)))
        .isInstanceOf(Decision.Accepted.class);
  }

  private static List<FieldFault> faults(HolderForm form, Post post) {
    return PostRules.holder(form, UUID.randomUUID(), post)
            instanceof Decision.Refused<Holder>(var no)
        ? no.fields()
        : List.of();
  }

  private static HolderForm form(String name, String standing, String from, @Nullable String to) {
    return new HolderForm(name, null, null, null, standing, from, to);
  }

  private static Holder holder(
      String name, Standing standing, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new Holder(UUID.randomUUID(), name, null, null, null, standing, from, to);
  }

  private static Post post(Holder... holders) {
    return new Post(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "Chủ tịch UBND xã",
        1,
        true,
        null,
        null,
        List.of(holders),
        0);
  }
}
