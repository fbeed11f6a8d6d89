package vn.giaoban.scheduler.briefing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.organisation.Lineage;
import vn.giaoban.scheduler.writing.Written;

/// A briefing as somebody writes it down, not checked yet. In a change, what is null stays.
///
/// @param startsAt RFC 3339 with offset
/// @param duration ISO 8601, e.g. `PT1H30M`
/// @param chair a unit's code or a person's user name
/// @param units codes
/// @param recurrence RFC 5545 RRULE: then it is the first of a series
/// @param kind code of a template; an empty text: none
/// @param location code of a hall, or words; an empty text: none
/// @param invitationDays working days before the start
/// @param documentDays the same
/// @param reminders ISO 8601, before the start
/// @param microphones [RoomPolicy.Microphones]; an empty text: none
/// @param quorum `2/3` or `>1/2`; an empty text: none
/// @param layout [RoomPolicy.Layout]; an empty text: none
public record BriefingForm(
    @Nullable String title,
    @Nullable String startsAt,
    @Nullable String duration,
    @Nullable String chair,
    @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable AgendaItemForm> agenda,
    @Nullable String recurrence,
    @Nullable String kind,
    @Nullable String location,
    @Nullable Integer invitationDays,
    @Nullable Integer documentDays,
    @Nullable List<@Nullable String> reminders,
    @Nullable String letterText,
    @Nullable String microphones,
    @Nullable String quorum,
    @Nullable String layout) {
  /// What a briefing is about; nothing of its arrangement.
  public BriefingForm(
      @Nullable String title,
      @Nullable String startsAt,
      @Nullable String duration,
      @Nullable String chair,
      @Nullable List<@Nullable String> units,
      @Nullable List<@Nullable AgendaItemForm> agenda,
      @Nullable String recurrence) {
    this(
        title,
        startsAt,
        duration,
        chair,
        units,
        agenda,
        recurrence,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// Whether it is the first of a series.
  public boolean recurs() {
    return recurrence != null && !recurrence.isBlank();
  }

  /// The same under another title.
  public BriefingForm titled(String other) {
    return new BriefingForm(
        other,
        startsAt,
        duration,
        chair,
        units,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }

  /// The same for other units.
  public BriefingForm inviting(List<@Nullable String> others) {
    return new BriefingForm(
        title,
        startsAt,
        duration,
        chair,
        others,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }

  /// Every code it names: of units, and of whoever chairs or presents.
  public Set<String> codes() {
    Set<String> codes = new LinkedHashSet<>(lines(units));
    codes.add(Written.line(chair));
    if (agenda != null) {
      agenda.stream()
          .filter(Objects::nonNull)
          .forEach(item -> codes.add(Written.line(item.presenter())));
    }
    codes.remove("");
    return codes;
  }

  /// The same with the units of a day: whoever was named and is gone by then is replaced by whoever
  /// took over.
  public BriefingForm on(Lineage lineage, LocalDate day) {
    return new BriefingForm(
        title,
        startsAt,
        duration,
        one(chair, lineage, day),
        units == null ? null : all(units, lineage, day),
        agenda == null ? null : presented(agenda, lineage, day),
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }

  private static @Nullable String one(@Nullable String who, Lineage lineage, LocalDate day) {
    String code = Written.line(who);
    return code.isEmpty() ? who : lineage.one(code, day);
  }

  /// An heir that is named already is not named twice; what else is wrong in a list stays, to be
  /// told.
  private static List<@Nullable String> all(
      List<@Nullable String> units, Lineage lineage, LocalDate day) {
    Set<String> named = lines(units);
    List<@Nullable String> there = new ArrayList<>();
    for (String unit : units) {
      for (String heir : lineage.on(Written.line(unit), day)) {
        if (heir.equals(Written.line(unit)) || named.add(heir)) {
          there.add(heir);
        }
      }
    }
    return there;
  }

  private static List<@Nullable AgendaItemForm> presented(
      List<@Nullable AgendaItemForm> agenda, Lineage lineage, LocalDate day) {
    List<@Nullable AgendaItemForm> items = new ArrayList<>();
    for (AgendaItemForm item : agenda) {
      items.add(
          item == null
              ? null
              : new AgendaItemForm(
                  item.id(), item.title(), item.duration(), one(item.presenter(), lineage, day)));
    }
    return items;
  }

  private static Set<String> lines(@Nullable List<@Nullable String> texts) {
    Set<String> lines = new LinkedHashSet<>();
    if (texts != null) {
      texts.forEach(text -> lines.add(Written.line(text)));
    }
    return lines;
  }

  /// The same at another time.
  public BriefingForm at(@Nullable String start, @Nullable String length) {
    return new BriefingForm(
        title,
        start,
        length,
        chair,
        units,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }
}
