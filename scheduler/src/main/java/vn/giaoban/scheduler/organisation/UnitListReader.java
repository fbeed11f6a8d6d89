package vn.giaoban.scheduler.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.UnitColumn.Layout;
import vn.giaoban.scheduler.table.Table;
import vn.giaoban.scheduler.table.Table.Cell;
import vn.giaoban.scheduler.table.Table.Line;
import vn.giaoban.scheduler.table.Table.Place;
import vn.giaoban.scheduler.writing.Fields;

/// Reads a table as a list of units: what each line says by itself. Whether the tree allows it is
/// judged by [UnitImportPlan].
final class UnitListReader {
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})");
  private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

  private final Table table;
  private final LocalDate on;
  private final Predicate<String> known;
  private final Map<UnitColumn, Integer> columns;
  private final List<ImportFault> faults = new ArrayList<>();
  private final List<Place> padded = new ArrayList<>();

  private UnitListReader(Table table, LocalDate on, Predicate<String> known) {
    this.table = table;
    this.on = on;
    this.known = known;
    this.columns = UnitColumn.of(table.lines().getFirst());
  }

  /// @param padded codes whose lost leading zeros were put back
  record Reading(
      Layout layout, List<WantedUnit> units, List<ImportFault> faults, List<Place> padded) {}

  /// @param on first day of the state a list of successions tells
  /// @param known whether there is or was a unit with this code
  static Reading read(Table table, LocalDate on, Predicate<String> known) {
    return new UnitListReader(table, on, known).read();
  }

  private Reading read() {
    var layout = UnitColumn.layout(columns);
    var missing = layout.missing(columns);
    var header = table.lines().getFirst();
    if (!missing.isEmpty()) {
      faults.add(
          new ImportFault(
              new Place(header.number(), 0),
              "",
              "import-columns",
              Map.of(
                  "missing",
                  String.join(
                      ", ",
                      missing.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList()))));
      return new Reading(layout, List.of(), faults, padded);
    }
    var lines = table.lines().subList(1, table.lines().size());
    var units =
        switch (layout) {
          case LIST -> lines.stream().map(this::listed).filter(Objects::nonNull).toList();
          case WIDE -> wide(lines);
          case SUCCESSION -> successions(lines);
        };
    return new Reading(layout, units, faults, padded);
  }

  private @Nullable WantedUnit listed(Line line) {
    var level = level(line);
    var code = code(line, UnitColumn.CODE, level == null ? 0 : digits(level));
    var form =
        new UnitForm(
            code,
            text(line, UnitColumn.NAME),
            level == null ? "" : level.name(),
            parent(line),
            text(line, UnitColumn.EMAIL),
            iso(line, UnitColumn.FROM),
            iso(line, UnitColumn.TO),
            codes(line),
            text(line, UnitColumn.PHONE),
            text(line, UnitColumn.ADDRESS),
            text(line, UnitColumn.AGENCY),
            text(line, UnitColumn.AGENCY_OLD),
            tags(line));
    return switch (UnitRules.read(form, UUID.randomUUID())) {
      case Decision.Refused<Unit>(var refusal) -> {
        for (var fault : refusal.fields()) {
          if (!(fault.field().equals("level") && level == null)) {
            faults.add(
                new ImportFault(
                    place(line, fault.field()),
                    value(line, fault.field()),
                    fault.code(),
                    fault.args()));
          }
        }
        yield null;
      }
      case Decision.Accepted<Unit>(var unit) -> wanted(line, unit, at(line));
    };
  }

  private WantedUnit wanted(Line line, Unit unit, Map<String, Place> at) {
    var more = unit.details();
    return new WantedUnit(
        line.number(),
        at,
        unit.code(),
        unit.name(),
        unit.level(),
        unit.parent(),
        unit.validFrom(),
        unit.validTo(),
        columns.containsKey(UnitColumn.SUCCESSORS) && !unit.successors().isEmpty()
            ? unit.successors()
            : null,
        unit.email(),
        more.phone(),
        more.address(),
        more.agencyCode(),
        more.agencyCodeOld(),
        more.tags().isEmpty() ? null : more.tags(),
        leader(line),
        unit.validTo() != null && unit.validTo().isBefore(on));
  }

  private @Nullable Leader leader(Line line) {
    var fields = new Fields();
    var name = fields.line("leader", text(line, UnitColumn.LEADER_NAME), 200, false);
    var title = fields.line("leaderTitle", text(line, UnitColumn.LEADER_TITLE), 200, false);
    var phone = fields.phone("leaderPhone", text(line, UnitColumn.LEADER_PHONE));
    var email = fields.email("leaderEmail", text(line, UnitColumn.LEADER_EMAIL));
    if (name == null && (phone != null || email != null)) {
      fields.fault(FieldFault.of("leader", "import-leader-name"));
    }
    for (var fault : fields.faults()) {
      faults.add(
          new ImportFault(
              place(line, fault.field()), value(line, fault.field()), fault.code(), fault.args()));
    }
    // A title alone names nobody: many lists repeat it on every line.
    return name == null ? null : new Leader(name, title, phone, email);
  }

  /// Provinces and districts are said on many lines; the first says where, all must agree.
  private List<WantedUnit> wide(List<Line> lines) {
    var units = new LinkedHashMap<String, WantedUnit>();
    for (var line : lines) {
      var province =
          upper(
              line,
              units,
              UnitColumn.PROVINCE_CODE,
              UnitColumn.PROVINCE_NAME,
              Level.PROVINCE,
              null);
      var district =
          columns.containsKey(UnitColumn.DISTRICT_CODE)
                  && !text(line, UnitColumn.DISTRICT_CODE).isEmpty()
              ? upper(
                  line,
                  units,
                  UnitColumn.DISTRICT_CODE,
                  UnitColumn.DISTRICT_NAME,
                  Level.DISTRICT,
                  province)
              : province;
      var commune =
          simple(
              line,
              UnitColumn.COMMUNE_CODE,
              UnitColumn.COMMUNE_NAME,
              Level.COMMUNE,
              district,
              null,
              false);
      if (commune != null) {
        var first = units.putIfAbsent(key(commune), commune);
        if (first != null) {
          duplicate(line, UnitColumn.COMMUNE_CODE, commune.code(), first.row());
        }
      }
    }
    return List.copyOf(units.values());
  }

  private @Nullable String upper(
      Line line,
      Map<String, WantedUnit> units,
      UnitColumn codeColumn,
      UnitColumn nameColumn,
      Level level,
      @Nullable String parent) {
    var unit = simple(line, codeColumn, nameColumn, level, parent, null, false);
    if (unit == null) {
      return null;
    }
    var first = units.putIfAbsent(key(unit), unit);
    if (first != null && !UnitSpelling.same(first.name(), unit.name())) {
      faults.add(
          new ImportFault(
              place(line, nameColumn),
              unit.name(),
              "import-name-differs",
              Map.of("code", unit.code(), "name", first.name(), "row", first.row())));
    } else if (first != null && !Objects.equals(first.parent(), unit.parent())) {
      faults.add(
          new ImportFault(
              place(line, codeColumn),
              unit.code(),
              "import-parent-differs",
              Map.of("code", unit.code(), "row", first.row())));
    }
    return unit.code();
  }

  /// Every old unit ends the day before; whoever stands on its lines takes over.
  private List<WantedUnit> successions(List<Line> lines) {
    var last = on.minusDays(1);
    var units = new LinkedHashMap<String, WantedUnit>();
    for (var line : lines) {
      var newProvince =
          simple(
              line,
              UnitColumn.NEW_PROVINCE_CODE,
              UnitColumn.NEW_PROVINCE_NAME,
              Level.PROVINCE,
              null,
              null,
              false);
      var heir =
          newProvince == null
              ? null
              : simple(
                  line,
                  UnitColumn.NEW_COMMUNE_CODE,
                  UnitColumn.NEW_COMMUNE_NAME,
                  Level.COMMUNE,
                  newProvince.code(),
                  null,
                  false);
      var province =
          simple(
              line,
              UnitColumn.OLD_PROVINCE_CODE,
              UnitColumn.OLD_PROVINCE_NAME,
              Level.PROVINCE,
              null,
              last,
              true);
      if (heir == null || newProvince == null || province == null) {
        continue;
      }
      units.putIfAbsent(key(newProvince), newProvince);
      units.putIfAbsent(key(heir), heir);
      inherit(units, province, newProvince.code());
      var above = province.code();
      if (!text(line, UnitColumn.OLD_DISTRICT_CODE).isEmpty()) {
        var district =
            simple(
                line,
                UnitColumn.OLD_DISTRICT_CODE,
                UnitColumn.OLD_DISTRICT_NAME,
                Level.DISTRICT,
                above,
                last,
                true);
        if (district != null) {
          inherit(units, district, heir.code());
          above = district.code();
        }
      }
      var commune =
          simple(
              line,
              UnitColumn.OLD_COMMUNE_CODE,
              UnitColumn.OLD_COMMUNE_NAME,
              Level.COMMUNE,
              above,
              last,
              true);
      if (commune != null) {
        inherit(units, commune, heir.code());
      }
    }
    return List.copyOf(units.values());
  }

  private static void inherit(Map<String, WantedUnit> units, WantedUnit old, String heir) {
    units.merge(
        key(old),
        old.with(old.parent(), List.of(heir)),
        (first, more) -> {
          var heirs = new ArrayList<>(Objects.requireNonNull(first.successors()));
          if (!heirs.contains(heir)) {
            heirs.add(heir);
          }
          return first.with(first.parent(), heirs);
        });
  }

  private static String key(WantedUnit unit) {
    return unit.code() + (unit.past() ? "<" : "");
  }

  /// A unit of which only code and name are said.
  private @Nullable WantedUnit simple(
      Line line,
      UnitColumn codeColumn,
      UnitColumn nameColumn,
      Level level,
      @Nullable String parent,
      @Nullable LocalDate to,
      boolean past) {
    var code = code(line, codeColumn, digits(level));
    var form =
        new UnitForm(code, text(line, nameColumn), level.name(), parent, null, null, null, null);
    var at = Map.of("code", place(line, codeColumn), "name", place(line, nameColumn));
    return switch (UnitRules.read(form, UUID.randomUUID())) {
      case Decision.Refused<Unit>(var refusal) -> {
        for (var fault : refusal.fields()) {
          if (at.containsKey(fault.field())) {
            faults.add(
                new ImportFault(
                    Objects.requireNonNull(at.get(fault.field())),
                    text(line, fault.field().equals("code") ? codeColumn : nameColumn),
                    fault.code(),
                    fault.args()));
          }
        }
        yield null;
      }
      case Decision.Accepted<Unit>(var unit) ->
          new WantedUnit(
              line.number(),
              at,
              unit.code(),
              unit.name(),
              level,
              parent,
              null,
              to,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              past);
    };
  }

  private void duplicate(Line line, UnitColumn column, String code, int row) {
    faults.add(
        new ImportFault(
            place(line, column), code, "import-duplicate", Map.of("code", code, "first", row)));
  }

  /// Official codes of provinces have 2 digits, of districts 3, of communes 5.
  private static int digits(Level level) {
    return switch (level) {
      case PROVINCE -> 2;
      case DISTRICT -> 3;
      case COMMUNE -> 5;
      case DEPARTMENT -> 0;
    };
  }

  /// Puts back the zeros a spreadsheet has dropped: where it kept the code as a number, or where
  /// only the code with zeros is known.
  private String code(Line line, UnitColumn column, int digits) {
    var cell = cell(line, column);
    var text = cell.text();
    if (digits == 0 || text.isEmpty() || text.length() >= digits || !text.matches("\\d+")) {
      return text;
    }
    var full = "0".repeat(digits - text.length()) + text;
    var official = column != UnitColumn.CODE;
    if (cell.number() || official || (!known.test(text) && known.test(full))) {
      padded.add(place(line, column));
      return full;
    }
    return text;
  }

  private String parent(Line line) {
    var cell = cell(line, UnitColumn.PARENT);
    var text = cell.text();
    if (known.test(text) || !text.matches("\\d{1,4}")) {
      return text;
    }
    for (int digits : new int[] {2, 3, 5}) {
      var full = "0".repeat(Math.max(0, digits - text.length())) + text;
      if (!full.equals(text) && (cell.number() || known.test(full))) {
        padded.add(place(line, UnitColumn.PARENT));
        return full;
      }
    }
    return text;
  }

  private @Nullable Level level(Line line) {
    var text = text(line, UnitColumn.LEVEL);
    var level = UnitLevelWords.read(text);
    if (level == null) {
      faults.add(
          new ImportFault(
              place(line, UnitColumn.LEVEL),
              text,
              text.isEmpty() ? "not-blank" : "import-level",
              Map.of()));
    }
    return level;
  }

  private List<String> codes(Line line) {
    return Arrays.stream(text(line, UnitColumn.SUCCESSORS).split("[\\s,;]+"))
        .filter(code -> !code.isEmpty())
        .toList();
  }

  private List<String> tags(Line line) {
    return Arrays.stream(text(line, UnitColumn.TAGS).split("[,;]"))
        .filter(tag -> !tag.isBlank())
        .toList();
  }

  /// A date as people and spreadsheets write it, day first; as it stands when it is none, so that
  /// the fault shows it.
  private @Nullable String iso(Line line, UnitColumn column) {
    var cell = cell(line, column);
    var text = cell.text();
    if (text.isEmpty()) {
      return null;
    }
    if (cell.number() && text.matches("\\d{3,6}(\\.\\d+)?")) {
      return SPREADSHEET_EPOCH.plusDays((long) Double.parseDouble(text)).toString();
    }
    var dayFirst = DAY_FIRST.matcher(text);
    var yearFirst = YEAR_FIRST.matcher(text);
    try {
      if (dayFirst.matches()) {
        return date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
      }
      if (yearFirst.matches()) {
        return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
      }
    } catch (DateTimeException noSuchDay) {
      return text;
    }
    return text;
  }

  private static String date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
        .toString();
  }

  private Cell cell(Line line, UnitColumn column) {
    var at = columns.get(column);
    return at == null ? new Cell("", false) : line.cell(at);
  }

  private String text(Line line, UnitColumn column) {
    return cell(line, column).text();
  }

  private Place place(Line line, UnitColumn column) {
    return new Place(line.number(), columns.getOrDefault(column, 0));
  }

  private static final Map<String, UnitColumn> MEMBERS =
      Map.ofEntries(
          Map.entry("code", UnitColumn.CODE),
          Map.entry("name", UnitColumn.NAME),
          Map.entry("level", UnitColumn.LEVEL),
          Map.entry("parent", UnitColumn.PARENT),
          Map.entry("email", UnitColumn.EMAIL),
          Map.entry("phone", UnitColumn.PHONE),
          Map.entry("address", UnitColumn.ADDRESS),
          Map.entry("validFrom", UnitColumn.FROM),
          Map.entry("validTo", UnitColumn.TO),
          Map.entry("successors", UnitColumn.SUCCESSORS),
          Map.entry("agencyCode", UnitColumn.AGENCY),
          Map.entry("agencyCodeOld", UnitColumn.AGENCY_OLD),
          Map.entry("tags", UnitColumn.TAGS),
          Map.entry("leader", UnitColumn.LEADER_NAME),
          Map.entry("leaderTitle", UnitColumn.LEADER_TITLE),
          Map.entry("leaderPhone", UnitColumn.LEADER_PHONE),
          Map.entry("leaderEmail", UnitColumn.LEADER_EMAIL));

  private Place place(Line line, String member) {
    return place(line, MEMBERS.getOrDefault(member, UnitColumn.CODE));
  }

  private String value(Line line, String member) {
    return text(line, MEMBERS.getOrDefault(member, UnitColumn.CODE));
  }

  private Map<String, Place> at(Line line) {
    Map<String, Place> at = new HashMap<>();
    MEMBERS.forEach((member, column) -> at.put(member, place(line, column)));
    return at;
  }
}
