package vn.giaoban.web.calendar;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.itip.FeedWriter;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.Settings;

/// Makes events of entries: what an invitee may read in his own program. No personal links; who
/// opens the address of an event has to sign in.
@Component
public class FeedEvents {
  private static final int AGENDA = 30;

  private final CalendarEntries entries;
  private final Texts texts;
  private final URI address;

  FeedEvents(CalendarEntries entries, Texts texts, Settings settings) {
    this.entries = entries;
    this.texts = texts;
    this.address = settings.publicUrl();
  }

  /// The events of some entries, in their order.
  public Mono<List<FeedWriter.Event>> of(Collection<CalendarEntry> of) {
    return entries
        .agendas(of.stream().map(CalendarEntry::id).toList())
        .map(agendas ->
            of.stream()
                .map(entry -> event(entry, agendas.getOrDefault(entry.id(), List.of())))
                .toList());
  }

  private FeedWriter.Event event(CalendarEntry entry, List<String> agenda) {
    return new FeedWriter.Event(
        Sorter.uid(entry.id()),
        entry.sequence(),
        entry.changedAt(),
        entry.startsAt(),
        entry.endsAt(),
        entry.cancelled() ? say("feed.cancelled", Map.of("title", entry.title())) : entry.title(),
        description(entry, agenda),
        where(entry),
        URI.create(address + "/briefings/" + entry.id()),
        entry.cancelled());
  }

  private String where(CalendarEntry entry) {
    var place = entry.place();
    return place == null
        ? say("feed.where", Map.of())
        : say("feed.where.hall", Map.of("place", place));
  }

  private String description(CalendarEntry entry, List<String> agenda) {
    List<String> lines = new ArrayList<>();
    lines.add(say("feed.chair", Map.of("name", entry.chairName())));
    if (!agenda.isEmpty()) {
      lines.add(say("feed.agenda", Map.of()));
      for (int i = 0; i < Math.min(agenda.size(), AGENDA); i++) {
        lines.add((i + 1) + ". " + agenda.get(i));
      }
      if (agenda.size() > AGENDA) {
        lines.add("…");
      }
    }
    return String.join("\n", lines);
  }

  private String say(String key, Map<String, ?> args) {
    return texts.text(Texts.VIETNAMESE, key, args);
  }
}
