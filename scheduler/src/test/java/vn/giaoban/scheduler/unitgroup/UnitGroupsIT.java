package vn.giaoban.scheduler.unitgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.DemoProvince;
import vn.giaoban.scheduler.organisation.UnitForm;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.site.Contact;
import vn.giaoban.scheduler.site.Equipment;
import vn.giaoban.scheduler.site.Site;
import vn.giaoban.scheduler.site.Sites;
import vn.giaoban.scheduler.testing.TestDatabase;
import vn.giaoban.scheduler.unitgroup.UnitGroup.Form;
import vn.giaoban.scheduler.unitgroup.UnitGroup.RuleForm;

@Timeout(60)
class UnitGroupsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Units units = new Units(database.client(), database.transactions());
  private static final UnitGroups groups =
      new UnitGroups(database.client(), database.transactions(), units);
  private static final Sites sites = new Sites(database.client(), database.transactions());

  @BeforeAll
  static void load() {
    new DemoProvince(database.client(), database.transactions(), units).load().block();
    // The demonstration's communes have sites; that of these tests begins with none.
    database.client().sql("DELETE FROM site").then().block();
    tag("14215", "ven biển");
    tag("14212", "ven biển", "biên giới");
  }

  @Test
  void aRuleFindsItsUnitsOnTheDay() {
    var coast =
        groups
            .add(
                new Form(
                    "Xã ven biển", null, rule(List.of("COMMUNE"), "37", "ven biển", null), null),
                TODAY)
            .block();
    assertThat(coast.units()).containsExactly("14212", "14215");
    tag("14218", "ven biển");
    assertThat(groups.get(coast.id(), TODAY).block().units())
        .containsExactly("14212", "14215", "14218");
    assertThat(groups.get(coast.id(), LocalDate.of(2025, 6, 30)).block().units()).isEmpty();

    assertThat(groups.preview(rule(List.of(), "37", null, "phuong*"), TODAY).block())
        .hasSizeGreaterThan(10)
        .doesNotContain("14215");
    assertThat(groups.preview(rule(List.of("DEPARTMENT"), null, null, "nội vụ"), TODAY).block())
        .containsExactly("37-SNV");
  }

  @Test
  void aFixedGroupKeepsItsUnitsAndTheirHeirs() {
    var group =
        groups
            .add(new Form("Ba đơn vị", "để thử", null, List.of("14215", "13285", "13285")), TODAY)
            .block();
    assertThat(group.units()).containsExactly("13285", "14215");

    var old = LocalDate.of(2025, 6, 30);
    var before =
        units
            .search(new vn.giaoban.scheduler.organisation.UnitQuery(old, null, null, "Gia Tân"))
            .blockFirst();
    var past = groups.add(new Form("Đơn vị cũ", null, null, List.of(before.code())), old).block();
    assertThat(groups.get(past.id(), TODAY).block().units()).hasSize(2);

    var changed =
        groups.change(group.id(), new Form("Hai đơn vị", null, null, null), TODAY, 0).block();
    assertThat(changed.units()).containsExactly("13285", "14215");
    assertThat(changed.note()).isEqualTo("để thử");
    assertThat(
            refusal(() ->
                groups.change(group.id(), new Form("Khác", null, null, null), TODAY, 0).block()))
        .isEqualTo("group-changed");
    groups.remove(group.id()).block();
    assertThat(refusal(() -> groups.get(group.id(), TODAY).block())).isEqualTo("group-not-found");
  }

  @Test
  void faultsOfAGroupAreTold() {
    groups.add(new Form("Nhóm trùng", null, null, List.of("14215")), TODAY).block();

    assertThat(faults(new Form("nhom  TRUNG", null, null, List.of("14215"))))
        .containsExactly("group-name-taken");
    assertThat(faults(new Form("", null, null, List.of("nobody"))))
        .containsExactly("not-blank", "unknown-unit");
    assertThat(faults(new Form("A", null, rule(List.of(), null, null, null), null)))
        .containsExactly("group-rule-empty");
    assertThat(faults(new Form("A", null, rule(List.of("THÔN"), "00", null, null), null)))
        .containsExactly("unit-level", "unknown-unit");
  }

  @Test
  void aCommuneHasItsHallAndTheSitesOfItsHamlets() {
    var unit = units.get("14215", TODAY).block();
    var hall = sites.add(unit.id(), site(null, "Hội trường UBND xã")).block();
    for (int i = 1; i <= 21; i++) {
      sites.add(unit.id(), site(hall.id(), "Nhà văn hóa xóm " + i)).block();
    }

    var all = sites.ofUnit(unit.id()).block();

    assertThat(all).hasSize(22).extracting(Site::name).startsWith("Hội trường UBND xã");
    assertThat(all.getFirst().equipment())
        .containsExactly(new Equipment(Equipment.Kind.CAMERA, "Logitech Rally", 2));
    assertThat(
            refusal(() ->
                sites
                    .change(unit.id(), hall.id(), site(all.getLast().id(), "Hội trường"), 0)
                    .block()))
        .isEqualTo("invalid-input");
    assertThat(
            refusal(() -> sites.change(unit.id(), hall.id(), site(null, "Hội trường"), 7).block()))
        .isEqualTo("site-changed");
    assertThat(
            sites.change(unit.id(), hall.id(), site(null, "Hội trường lớn"), 0).block().version())
        .isEqualTo(1);
    sites.remove(unit.id(), hall.id()).block();
    assertThat(sites.ofUnit(unit.id()).block()).isEmpty();
  }

  @Test
  void aContactNeedsAWayToBeReached() {
    var unit = units.get("13285", TODAY).block();
    var made =
        sites
            .save(
                unit.id(), null, new Contact.Form("Chị Lan", "Văn thư", null, "0912 345 678", null))
            .block();

    assertThat(sites.contacts(unit.id()).block())
        .extracting(Contact::id)
        .containsExactly(made.id());
    assertThat(
            refusal(() ->
                sites
                    .save(unit.id(), null, new Contact.Form("Anh Hùng", null, null, null, null))
                    .block()))
        .isEqualTo("invalid-input");
    sites.removeContact(unit.id(), made.id()).block();
    assertThat(refusal(() -> sites.removeContact(unit.id(), made.id()).block()))
        .isEqualTo("contact-not-found");
  }

  private static Site.Form site(java.util.@Nullable UUID above, String name) {
    return new Site.Form(
        above,
        name,
        null,
        "0228 3877 001",
        40,
        List.of(new Site.EquipmentForm("CAMERA", "Logitech Rally", 2)),
        null,
        null,
        null);
  }

  private static RuleForm rule(
      List<String> levels, @Nullable String below, @Nullable String tag, @Nullable String name) {
    return new RuleForm(levels, below, tag == null ? null : List.of(tag), name, null);
  }

  private static void tag(String code, String... tags) {
    units
        .correct(
            code,
            TODAY,
            new UnitForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(tags)),
            null)
        .block();
  }

  private static List<String> faults(Form form) {
    return catchThrowableOfType(RefusedException.class, () -> groups.add(form, TODAY).block())
        .refusal()
        .fields()
        .stream()
        .map(FieldFault::code)
        .toList();
  }

  private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).refusal().code();
  }
}
