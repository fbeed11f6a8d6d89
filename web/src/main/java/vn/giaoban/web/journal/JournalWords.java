package vn.giaoban.web.journal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// Entries as sentences in one language, from the message files.
///
/// The sentence of a kind is `journal.<Kind>`, or `journal.<Kind>.<member>.<value>` when there is
/// one for the value a member has; behind it comes `journal.<Kind>.<member>` for every member with
/// a value for which there are such words. A kind without words is shown by its name. Placeholders
/// are the payload's members, with codes replaced by names and times written out, and `{who}`.
final class JournalWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

  private final Texts texts;
  private final Locale language;

  JournalWords(Texts texts, Locale language) {
    this.texts = texts;
    this.language = language;
  }

  /// What the actor is called: a person's or unit's name, or "the system".
  String actor(String actor, JournalNames names) {
    return actor.startsWith("job:")
        ? texts.text(language, "journal.actor.job")
        : names.party(JournalNames.id(actor));
  }

  String sentence(JournalEntry entry, JournalNames names) {
    String kind = "journal." + entry.kind();
    Map<String, Object> args = args(entry, names);
    List<String> sentences = new ArrayList<>();
    List<String> additions = new ArrayList<>();
    entry
        .payload()
        .forEach((member, value) -> {
          String key = kind + "." + member;
          if (isSimple(value) && texts.has(language, key + "." + value)) {
            sentences.add(texts.text(language, key + "." + value, args));
          } else if (isGiven(value) && texts.has(language, key)) {
            additions.add(texts.text(language, key, args));
          }
        });
    if (sentences.isEmpty()) {
      sentences.add(texts.has(language, kind) ? texts.text(language, kind, args) : entry.kind());
    }
    sentences.addAll(additions);
    return String.join(" ", sentences);
  }

  private Map<String, Object> args(JournalEntry entry, JournalNames names) {
    Map<String, Object> args = new HashMap<>();
    entry.payload().forEach((member, value) -> args.put(member, words(member, value, names)));
    args.put("who", actor(entry.actor(), names));
    return args;
  }

  private String words(String member, @Nullable Object value, JournalNames names) {
    return switch (value) {
      case null -> "";
      case Collection<?> list -> Integer.toString(list.size());
      case Map<?, ?> map when member.equals("changes") -> fields(map);
      case Map<?, ?> map -> Integer.toString(map.size());
      case Number seconds when member.toLowerCase(Locale.ROOT).endsWith("seconds") ->
          length(Duration.ofSeconds(seconds.longValue()));
      case String text -> text(member, text, names);
      default -> value.toString();
    };
  }

  private String text(String member, String text, JournalNames names) {
    return switch (member) {
      case "unit", "site", "chair", "delegate", "speaker", "to", "with" -> names.party(text);
      case "by" -> actor(text, names);
      case "item", "agendaItem" -> names.item(text);
      case "startsAt", "retryAt", "due" -> time(text);
      case "duration", "lead" -> length(text);
      default -> {
        String key = "journal.value." + member + "." + text;
        yield texts.has(language, key) ? texts.text(language, key) : text;
      }
    };
  }

  /// "title, time, agenda"
  private String fields(Map<?, ?> changes) {
    return String.join(
        ", ",
        changes.keySet().stream()
            .map(field -> texts.text(language, "journal.value.field." + field))
            .toList());
  }

  private static String time(String text) {
    try {
      return TIME.format(OffsetDateTime.parse(text).atZoneSameInstant(Written.ZONE));
    } catch (DateTimeException aDateOnly) {
      return text;
    }
  }

  private String length(String text) {
    try {
      return length(Duration.parse(text));
    } catch (DateTimeException e) {
      return text;
    }
  }

  /// "1 giờ 30 phút", "45 giây".
  private String length(Duration length) {
    List<String> parts = new ArrayList<>();
    part(parts, length.toDays(), "days");
    part(parts, length.toHoursPart(), "hours");
    part(parts, length.toMinutesPart(), "minutes");
    if (length.toSecondsPart() > 0 || parts.isEmpty()) {
      parts.add(unit(length.toSecondsPart(), "seconds"));
    }
    return String.join(" ", parts);
  }

  private void part(List<String> parts, long n, String unit) {
    if (n > 0) {
      parts.add(unit(n, unit));
    }
  }

  private String unit(long n, String unit) {
    return texts.text(language, "journal.value." + unit, Map.of("n", n));
  }

  private static boolean isSimple(@Nullable Object value) {
    return value instanceof String || value instanceof Boolean;
  }

  private static boolean isGiven(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isBlank();
      case Collection<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }
}
