package vn.giaoban.scheduler.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.organisation.Lineage.Period;

class LineageTest {
  private static final LocalDate JULY = LocalDate.parse("2025-07-01");
  private static final LocalDate NEW_YEAR = LocalDate.parse("2027-01-01");
  private static final LocalDate BEFORE = JULY.minusDays(1);

  private final UUID a = UUID.randomUUID();
  private final UUID b = UUID.randomUUID();
  private final UUID heir = UUID.randomUUID();
  private final UUID north = UUID.randomUUID();
  private final UUID south = UUID.randomUUID();

  /// A and B became H in July 2025, which is split into N and S in 2027.
  private final Lineage lineage =
      new Lineage(
          List.of(
              new Period(a, "A", null, JULY, List.of(heir)),
              new Period(b, "B", null, JULY, List.of(heir)),
              new Period(heir, "H", JULY, NEW_YEAR, List.of(south, north)),
              new Period(north, "N", NEW_YEAR, null, List.of()),
              new Period(south, "S", NEW_YEAR, null, List.of())));

  @Test
  void onItsOwnDayAUnitStandsForItself() {
    assertThat(lineage.on("A", BEFORE)).containsExactly("A");
    assertThat(lineage.on("H", JULY)).containsExactly("H");
  }

  @Test
  void afterItsLastDayItsHeirsStandForIt() {
    assertThat(lineage.on("A", JULY)).containsExactly("H");
    assertThat(lineage.on("B", NEW_YEAR)).containsExactly("N", "S");
    assertThat(lineage.one("H", NEW_YEAR)).isEqualTo("N");
    assertThat(lineage.all(List.of("X", "A", "B"), JULY)).containsExactly("X", "H");
  }

  @Test
  void whoHasNoHeirOrIsNotYetBornOrNobodyKnowsIsLeftAsItWasWritten() {
    var closed = new Lineage(List.of(new Period(a, "A", null, JULY, List.of())));
    assertThat(closed.on("A", JULY)).containsExactly("A");
    assertThat(lineage.on("H", BEFORE)).containsExactly("H");
    assertThat(lineage.on("chutich", JULY)).containsExactly("chutich");
  }

  @Test
  void anHeirThatTookOverTheCodeIsNoOtherUnit() {
    var kept =
        new Lineage(
            List.of(
                new Period(a, "A", null, JULY, List.of(heir)),
                new Period(heir, "A", JULY, null, List.of()),
                new Period(b, "B", null, JULY, List.of(heir))));
    assertThat(kept.all(List.of("A", "B"), JULY)).containsExactly("A");
  }

  @Test
  void aRingOfHeirsEnds() {
    var ring =
        new Lineage(
            List.of(
                new Period(a, "A", null, JULY, List.of(b)),
                new Period(b, "B", null, JULY, List.of(a))));
    assertThat(ring.on("A", NEW_YEAR)).containsExactly("A");
  }

  @Test
  void aFormOfAnotherDayInvitesEachHeirOnce() {
    var form =
        new BriefingForm(
            "Giao ban",
            null,
            "PT1H",
            "B",
            List.of("A", "K", "B", "H"),
            List.of(new AgendaItemForm(null, "Bão", "PT10M", "A")),
            null);

    var then = form.on(lineage, JULY);

    assertThat(form.codes()).containsExactly("A", "K", "B", "H");
    assertThat(then.units()).containsExactly("K", "H");
    assertThat(then.chair()).isEqualTo("H");
    assertThat(then.agenda().getFirst().presenter()).isEqualTo("H");
    assertThat(form.on(lineage, BEFORE)).isEqualTo(form);
  }
}
