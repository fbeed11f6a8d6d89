package vn.giaoban.web.programme;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.calendar.Holiday;
import vn.giaoban.scheduler.calendar.LunarCalendar;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.programme.Programme;
import vn.giaoban.scheduler.programme.ProgrammeLine;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// Puts the programme of a week into words.
@Component
class ProgrammeSheets {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int NOON = 12;

  private final Programme programme;
  private final CalendarDays days;
  private final IssuingOffice.Source office;
  private final Texts texts;

  ProgrammeSheets(
      Programme programme, CalendarDays days, IssuingOffice.Source office, Texts texts) {
    this.programme = programme;
    this.days = days;
    this.office = office;
    this.texts = texts;
  }

  /// The week's sheet; empty while the programme is not published.
  Mono<ProgrammeSheet> of(Week week, Locale language) {
    return programme
        .settings()
        .filter(settings -> settings.enabled())
        .flatMap(settings ->
            Mono.zip(programme.week(week.monday()), days.workingDays(), office.office())
                .map(of ->
                    new ProgrammeSheet(
                        week,
                        of.getT3(),
                        settings,
                        week.monday()
                            .datesUntil(week.monday().plusDays(7))
                            .map(date -> day(date, of.getT1(), of.getT2(), language))
                            .toList())));
  }

  private ProgrammeSheet.Day day(
      LocalDate date, List<ProgrammeLine> lines, WorkingDays known, Locale language) {
    return new ProgrammeSheet.Day(
        date,
        LunarCalendar.of(date).shortForm(),
        known.holidays().on(date).map(holiday -> holiday(holiday, language)).orElse(null),
        lines.stream()
            .filter(line -> line.entry().startsAt().atZone(Written.ZONE).toLocalDate().equals(date))
            .map(line -> line(line, language))
            .toList());
  }

  private String holiday(Holiday holiday, Locale language) {
    if (!holiday.name().isEmpty()) {
      return holiday.name();
    }
    String feast = texts.text(language, "holiday." + holiday.kind());
    return holiday.inLieu()
        ? texts.text(language, "holiday.in-lieu", Map.of("name", feast))
        : feast;
  }

  private ProgrammeSheet.Line line(ProgrammeLine line, Locale language) {
    CalendarEntry entry = line.entry();
    var start = entry.startsAt().atZone(Written.ZONE);
    var end = entry.endsAt().atZone(Written.ZONE);
    var place = entry.place();
    return new ProgrammeSheet.Line(
        entry.id(),
        TIME.format(start) + " – " + TIME.format(end),
        start.getHour() >= NOON,
        entry.title(),
        entry.chairName(),
        participants(line.participants(), language),
        place == null
            ? texts.text(language, "feed.where")
            : texts.text(language, "feed.where.hall", Map.of("place", place)),
        entry.cancelled(),
        entry.startsAt(),
        entry.changedAt());
  }

  /// `COMMUNE 129` becomes "129 xã, phường"; a name stays.
  private String participants(List<String> who, Locale language) {
    List<String> words = new ArrayList<>();
    for (String one : who) {
      int blank = one.indexOf(' ');
      String key = "programme.level." + (blank < 0 ? one : one.substring(0, blank));
      words.add(
          texts.has(language, key)
              ? texts.text(language, key, Map.of("n", one.substring(blank + 1)))
              : one);
    }
    return String.join("; ", words);
  }
}
