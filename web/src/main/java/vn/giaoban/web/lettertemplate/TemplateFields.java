package vn.giaoban.web.lettertemplate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.giaoban.scheduler.lettertemplate.LetterKind;

/// What may stand between double braces in the template of a letter.
///
/// @param words put in as they are
/// @param flags for sections only: `{{#update}}…{{/update}}`
/// @param blocks stand alone on their line
/// @param needed those without which the letter would be of no use
public record TemplateFields(
    List<String> words, List<String> flags, List<String> blocks, Set<String> needed) {
  private static final List<String> COMMON = List.of("office", "recipient", "greeting", "title");

  /// Those of a kind of letter.
  public static TemplateFields of(LetterKind kind) {
    return switch (kind) {
      case INVITATION ->
          new TemplateFields(
              with("when", "date", "chair", "place", "link"),
              List.of("update", "chairing", "attached"),
              List.of("facts", "join", "reply", "agenda", "papers", "message"),
              Set.of("facts", "join"));
      case CANCELLATION ->
          new TemplateFields(
              with("when", "date", "chair", "place"),
              List.of("cancelled", "uninvited"),
              List.of("facts", "reason"),
              Set.of("facts"));
      case REMINDER ->
          new TemplateFields(
              with("when", "date", "chair", "place", "lead", "link"),
              List.of("early"),
              List.of("facts", "join"),
              Set.of("facts", "join"));
      case CHASE ->
          new TemplateFields(
              with("when", "date", "chair", "place", "link"),
              List.of("declined"),
              List.of("facts", "message", "reply"),
              Set.of("facts", "reply"));
      case SUBSTITUTE_REFUSED ->
          new TemplateFields(
              with("when", "date", "chair", "place", "link", "substitute"),
              List.of(),
              List.of("facts", "reason", "reply"),
              Set.of("facts", "reply"));
      case NOTICE ->
          new TemplateFields(
              with("when", "date", "chair", "place", "subject"),
              List.of(),
              List.of("content", "facts", "open"),
              Set.of("content"));
      case DIRECTIVE ->
          new TemplateFields(
              with("date", "notation", "issued", "link"),
              List.of(),
              List.of("tasks", "open"),
              Set.of("tasks"));
      case MINUTES ->
          new TemplateFields(
              with("notation", "issued", "file"), List.of(), List.of(), Set.of("file"));
      case DOCUMENT_REQUEST ->
          new TemplateFields(
              with("date"),
              List.of("again"),
              List.of("facts", "wanted", "answer"),
              Set.of("wanted", "answer"));
    };
  }

  private static List<String> with(String... more) {
    return Stream.concat(COMMON.stream(), Stream.of(more)).toList();
  }

  /// Everything that may be named.
  public List<String> names() {
    return Stream.of(words, flags, blocks).flatMap(List::stream).toList();
  }
}
