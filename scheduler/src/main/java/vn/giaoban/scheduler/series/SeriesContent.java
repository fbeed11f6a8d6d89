package vn.giaoban.scheduler.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.Arrangement;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.InvitedUnit;
import vn.giaoban.scheduler.organisation.Lineage;
import vn.giaoban.scheduler.writing.TitleWords;
import vn.giaoban.scheduler.writing.Written;

/// What the briefings of a series have in common, and what one of them has for itself. Pure.
final class SeriesContent {
  private SeriesContent() {}

  /// What a series keeps of the form it is made from.
  static BriefingForm kept(BriefingForm form) {
    return build(form, form, null, null);
  }

  /// The content after a change: what the change does not mention stays.
  static BriefingForm changed(BriefingForm before, BriefingForm change) {
    return build(before, change, null, null);
  }

  /// The form of one briefing, with the units of its day.
  static BriefingForm of(BriefingForm content, Slot slot, Lineage lineage) {
    return titled(content, title(content, slot.held().toLocalDate()))
        .on(lineage, slot.held().toLocalDate())
        .at(Written.time(slot.startsAt()), content.duration());
  }

  /// The title on a day, see [TitleWords].
  static String title(BriefingForm content, LocalDate day) {
    String title = content.title();
    return title == null ? "" : TitleWords.on(title, day);
  }

  /// What a change of the series does to one briefing: fields in which the briefing has gone its
  /// own way keep that.
  ///
  /// @param old where the briefing stood in the series as it was
  /// @param next where it stands now
  /// @param whole whether the change was asked for on this very briefing: then all of it applies
  static BriefingForm forOne(
      Briefing one, BriefingForm before, BriefingForm change, Slot old, Slot next, boolean whole) {
    String title =
        change.title() != null
                && (whole || one.title().equals(title(before, old.held().toLocalDate())))
            ? title(change, next.held().toLocalDate())
            : null;
    if (change.title() == null
        && one.title().equals(title(before, old.held().toLocalDate()))
        && !old.held().equals(next.held())) {
      title = title(before, next.held().toLocalDate()); // the week's number moves along
    }
    boolean moves = whole || one.startsAt().equals(old.startsAt());
    String start =
        moves && !one.startsAt().equals(next.startsAt()) ? Written.time(next.startsAt()) : null;
    Arrangement a = one.arrangement();
    return new BriefingForm(
        title,
        start,
        whole || one.duration().toString().equals(length(before.duration()))
            ? change.duration()
            : null,
        whole || one.chair().code().equals(before.chair()) ? change.chair() : null,
        whole || sameUnits(one, before) ? change.units() : null,
        change.agenda() != null && (whole || sameAgenda(one, before.agenda()))
            ? keepingIds(change.agenda(), one.agenda())
            : null,
        null,
        whole || Objects.equals(a.kind(), line(before.kind())) ? change.kind() : null,
        whole
                || sameText(a.place() == null ? null : a.place().name(), before.location())
                || sameText(a.place() == null ? null : a.place().hall(), before.location())
            ? change.location()
            : null,
        change.invitationDays(),
        change.documentDays(),
        change.reminders(),
        whole || a.letterText().equals(Written.text(before.letterText()))
            ? change.letterText()
            : null,
        change.microphones(),
        change.quorum(),
        change.layout());
  }

  private static BriefingForm titled(BriefingForm content, String title) {
    return build(content, content, title, null);
  }

  private static BriefingForm build(
      BriefingForm before,
      BriefingForm change,
      @Nullable String title,
      @Nullable List<@Nullable AgendaItemForm> agenda) {
    return new BriefingForm(
        title != null ? title : or(change.title(), before.title()),
        null,
        or(change.duration(), before.duration()),
        or(change.chair(), before.chair()),
        or(change.units(), before.units()),
        agenda != null ? agenda : withoutIds(or(change.agenda(), before.agenda())),
        null,
        or(change.kind(), before.kind()),
        or(change.location(), before.location()),
        or(change.invitationDays(), before.invitationDays()),
        or(change.documentDays(), before.documentDays()),
        or(change.reminders(), before.reminders()),
        or(change.letterText(), before.letterText()),
        or(change.microphones(), before.microphones()),
        or(change.quorum(), before.quorum()),
        or(change.layout(), before.layout()));
  }

  private static <T> @Nullable T or(@Nullable T given, @Nullable T before) {
    return given != null ? given : before;
  }

  /// Ids belong to one briefing's items.
  private static @Nullable List<@Nullable AgendaItemForm> withoutIds(
      @Nullable List<@Nullable AgendaItemForm> agenda) {
    if (agenda == null) {
      return null;
    }
    List<@Nullable AgendaItemForm> items = new ArrayList<>();
    for (AgendaItemForm item : agenda) {
      items.add(
          item == null
              ? null
              : new AgendaItemForm(null, item.title(), item.duration(), item.presenter()));
    }
    return items;
  }

  /// Items that go on under the same title keep their id, so that their documents stay with them.
  private static List<@Nullable AgendaItemForm> keepingIds(
      List<@Nullable AgendaItemForm> wanted, List<AgendaItem> own) {
    List<AgendaItem> left = new ArrayList<>(own);
    List<@Nullable AgendaItemForm> items = new ArrayList<>();
    for (AgendaItemForm item : wanted) {
      AgendaItem same = null;
      for (AgendaItem one : left) {
        if (item != null
            && (one.id().toString().equals(item.id())
                || one.title().equals(Written.line(item.title())))) {
          same = one;
          break;
        }
      }
      if (same != null) {
        left.remove(same);
      }
      items.add(
          item == null
              ? null
              : new AgendaItemForm(
                  same == null ? null : same.id().toString(),
                  item.title(),
                  item.duration(),
                  item.presenter()));
    }
    return items;
  }

  private static boolean sameUnits(Briefing one, BriefingForm before) {
    return one.units().stream().map(InvitedUnit::code).toList().equals(before.units());
  }

  private static boolean sameAgenda(Briefing one, @Nullable List<@Nullable AgendaItemForm> before) {
    List<String> own =
        one.agenda().stream()
            .map(i -> i.title() + "|" + i.duration() + "|" + i.presenter())
            .toList();
    List<String> common = new ArrayList<>();
    if (before != null) {
      for (AgendaItemForm item : before) {
        if (item != null) {
          common.add(
              Written.line(item.title())
                  + "|"
                  + length(item.duration())
                  + "|"
                  + line(item.presenter()));
        }
      }
    }
    return own.equals(common);
  }

  private static boolean sameText(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, line(other));
  }

  private static @Nullable String line(@Nullable String text) {
    String line = Written.line(text);
    return line.isEmpty() ? null : line;
  }

  private static String length(@Nullable String text) {
    try {
      return text == null ? "" : java.time.Duration.parse(text.strip()).toString();
    } catch (java.time.DateTimeException e) {
      return text;
    }
  }
}
