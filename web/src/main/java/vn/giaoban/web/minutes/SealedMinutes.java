package vn.giaoban.web.minutes;

import vn.giaoban.scheduler.minutes.MinutesSheet;
import vn.giaoban.web.seal.OfficeSeal;

/// Minutes with a number are signed by the office; a draft is not.
final class SealedMinutes implements MinutesSheet.Printer {
  private final MinutesSheet.Printer paper;
  private final OfficeSeal seal;

  SealedMinutes(MinutesSheet.Printer paper, OfficeSeal seal) {
    this.paper = paper;
    this.seal = seal;
  }

  @Override
  public MinutesSheet.Printed print(MinutesSheet sheet) {
    var printed = paper.print(sheet);
    var notation = sheet.notation();
    return notation == null
        ? printed
        : new MinutesSheet.Printed(
            seal.seal(printed.pdf(), "Ban hành biên bản số " + notation), printed.pages());
  }
}
