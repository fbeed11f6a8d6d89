package vn.giaoban.web.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.ImportChange;
import vn.giaoban.scheduler.organisation.ImportChange.Kind;
import vn.giaoban.scheduler.organisation.ImportFault;
import vn.giaoban.scheduler.organisation.ImportReport;
import vn.giaoban.scheduler.table.Table.Place;
import vn.giaoban.web.language.Texts;

/// Reports of imports in the reader's words, and the list to be filled in.
@Component
class ImportViews {
  private static final int MOST_FAULTS = 500;
  private static final int NAMED = 8;

  private static final List<String> HEADINGS =
      List.of(
          "code",
          "name",
          "level",
          "parent",
          "email",
          "phone",
          "address",
          "validFrom",
          "validTo",
          "successors",
          "agencyCode",
          "agencyCodeOld",
          "tags",
          "leader",
          "leaderTitle",
          "leaderPhone",
          "leaderEmail");

  private final Texts texts;

  ImportViews(Texts texts) {
    this.texts = texts;
  }

  ImportView of(ImportReport report, boolean preview, Locale language) {
    return new ImportView(
        preview,
        report.format(),
        report.encoding(),
        report.layout(),
        report.rows(),
        count(report, Kind.ADD),
        count(report, Kind.RENAME),
        count(report, Kind.MOVE),
        count(report, Kind.SPELLING),
        (int)
            report.changes().stream()
                .filter(change ->
                    change.kinds().contains(Kind.DETAILS)
                        || change.kinds().contains(Kind.BEGIN)
                        || change.kinds().contains(Kind.SUCCESSORS))
                .count(),
        count(report, Kind.END),
        count(report, Kind.LEADER),
        report.unchanged(),
        preview ? report.changes().stream().map(ImportViews::change).toList() : List.of(),
        report.faults().stream().limit(MOST_FAULTS).map(fault -> fault(fault, language)).toList(),
        report.faults().size(),
        notices(report, language));
  }

  private static int count(ImportReport report, Kind kind) {
    return (int) report.count(kind);
  }

  private static ImportView.Change change(ImportChange change) {
    var before = change.before();
    return new ImportView.Change(
        change.row(),
        change.kinds().stream().sorted(Comparator.naturalOrder()).map(Enum::name).toList(),
        change.after().code(),
        change.after().name(),
        change.after().level().name(),
        change.after().parent(),
        before == null ? null : before.name(),
        before == null ? null : before.parent(),
        change.leader() == null ? null : change.leader().name());
  }

  private ImportView.Fault fault(ImportFault fault, Locale language) {
    return new ImportView.Fault(
        fault.place().name(),
        fault.place().row(),
        fault.place().letters(),
        fault.value(),
        texts.text(language, "fault." + fault.code(), fault.args()));
  }

  /// The refusal of a list: its faults, each with its cell.
  Refusal refusal(ImportReport report, Locale language) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "import-faulty",
        Map.of("count", report.faults().size()),
        report.faults().stream()
            .limit(MOST_FAULTS)
            .map(fault ->
                new FieldFault(
                    fault.place().name(),
                    "import-at",
                    Map.of(
                        "row", fault.place().row(),
                        "column", fault.place().letters(),
                        "message", texts.text(language, "fault." + fault.code(), fault.args()))))
            .toList());
  }

  private List<String> notices(ImportReport report, Locale language) {
    var notices = new ArrayList<String>();
    if (!report.encoding().isEmpty() && !report.encoding().equals("UTF-8")) {
      notices.add(
          texts.text(language, "import.notice.encoding", Map.of("encoding", report.encoding())));
    }
    notice(notices, "import.notice.formulas", report.formulas(), language);
    notice(notices, "import.notice.zeros", report.padded(), language);
    return notices;
  }

  private void notice(List<String> notices, String key, List<Place> places, Locale language) {
    if (!places.isEmpty()) {
      var named = String.join(", ", places.stream().limit(NAMED).map(Place::name).toList());
      notices.add(
          texts.text(
              language,
              key,
              Map.of(
                  "count", places.size(), "cells", places.size() > NAMED ? named + "…" : named)));
    }
  }

  /// A workbook whose cells are text, so that codes keep their zeros.
  byte[] template(Locale language) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Giaoban", null)) {
      var sheet = book.newWorksheet(texts.text(language, "import.template.sheet"));
      for (int i = 0; i < HEADINGS.size(); i++) {
        sheet.value(0, i, texts.text(language, "import.template." + HEADINGS.get(i)));
        sheet.style(0, i).bold().fillColor("E1F0EB").set();
        sheet.range(1, i, 500, i).style().format("@").set();
        sheet.width(i, i == 1 || i == 6 ? 36 : 18);
        sheet.value(1, i, texts.text(language, "import.template." + HEADINGS.get(i) + ".one"));
        sheet.value(2, i, texts.text(language, "import.template." + HEADINGS.get(i) + ".two"));
      }
      sheet.freezePane(0, 1);
      sheet.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
