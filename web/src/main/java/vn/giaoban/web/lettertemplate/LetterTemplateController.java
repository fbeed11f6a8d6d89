package vn.giaoban.web.lettertemplate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;
import vn.giaoban.scheduler.lettertemplate.LetterTemplates;
import vn.giaoban.web.security.Caller;

/// The words of letters, for the office.
@RestController
@RequestMapping("/api/letter-templates")
@Tag(name = "letter templates", description = "The office's own words for its letters")
class LetterTemplateController {
  private final LetterTemplates templates;
  private final TemplateShelf shelf;
  private final LetterLook look;

  LetterTemplateController(LetterTemplates templates, TemplateShelf shelf, LetterLook look) {
    this.templates = templates;
    this.shelf = shelf;
    this.look = look;
  }

  /// What the office writes.
  record WordsRequest(@Nullable String subject, @Nullable String body, @Nullable Integer version) {
    Words words() {
      return new Words(
          subject == null ? "" : subject.strip(), body == null ? "" : body.replace("\r\n", "\n"));
    }
  }

  /// A letter's words as they hold now.
  ///
  /// @param own whether they are the office's
  /// @param version rises with every change; 0: never changed
  /// @param words, flags, blocks what may stand between double braces
  record View(
      LetterKind kind,
      String language,
      boolean own,
      int version,
      String subject,
      String body,
      String shippedSubject,
      String shippedBody,
      List<String> words,
      List<String> flags,
      List<String> blocks,
      List<String> needed,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {}

  @GetMapping
  @Operation(summary = "The words of all letters, in both languages")
  Mono<List<View>> all() {
    return templates
        .newest()
        .map(newest -> {
          Map<String, LetterTemplate> changed =
              newest.stream()
                  .collect(Collectors.toMap(t -> t.kind() + t.language(), Function.identity()));
          var views = new ArrayList<View>();
          for (var kind : LetterKind.values()) {
            for (var language : TemplateShelf.LANGUAGES) {
              views.add(view(kind, language, changed.get(kind + language)));
            }
          }
          return views;
        });
  }

  @PutMapping("/{kind}/{language}")
  @Operation(summary = "Keeps new words; they hold from the next letter on")
  @ApiResponse(responseCode = "200", description = "kept")
  @ApiResponse(responseCode = "412", description = "somebody else has changed them meanwhile")
  @ApiResponse(responseCode = "422", description = "a template that cannot be used")
  Mono<View> change(
      @PathVariable String kind,
      @PathVariable String language,
      @RequestBody WordsRequest request,
      Caller caller) {
    var letter = kind(kind, language);
    var words = checked(letter, request);
    return templates
        .change(letter, language, version(request.version()), words, caller.username())
        .flatMap(made -> shelf.refresh().thenReturn(view(letter, language, made)));
  }

  @DeleteMapping("/{kind}/{language}")
  @Operation(summary = "Goes back to the words that Giaoban came with")
  @ApiResponse(responseCode = "200", description = "gone back")
  Mono<View> reset(
      @PathVariable String kind,
      @PathVariable String language,
      @RequestParam(defaultValue = "0") int version,
      Caller caller) {
    var letter = kind(kind, language);
    return templates
        .change(letter, language, version, null, caller.username())
        .flatMap(made -> shelf.refresh().thenReturn(view(letter, language, made)));
  }

  @PostMapping("/{kind}/{language}/preview")
  @Operation(summary = "How a letter with these words would look; nothing is kept")
  @ApiResponse(responseCode = "200", description = "subject, text and HTML")
  @ApiResponse(responseCode = "422", description = "a template that cannot be used")
  Mono<LetterLook.Look> preview(
      @PathVariable String kind, @PathVariable String language, @RequestBody WordsRequest request) {
    var letter = kind(kind, language);
    return Mono.just(look.look(letter, language, checked(letter, request)));
  }

  private Words checked(LetterKind kind, WordsRequest request) {
    var words = request.words();
    var faults = shelf.engine().check(words, TemplateFields.of(kind));
    if (!faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return words;
  }

  private static int version(@Nullable Integer given) {
    return given == null ? 0 : given;
  }

  private static LetterKind kind(String kind, String language) {
    var name = kind.toUpperCase(Locale.ROOT).replace('-', '_');
    if (!TemplateShelf.LANGUAGES.contains(language)) {
      throw unknown();
    }
    return Arrays.stream(LetterKind.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(LetterTemplateController::unknown);
  }

  private static RefusedException unknown() {
    return new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "letter-template-unknown"));
  }

  private View view(LetterKind kind, String language, @Nullable LetterTemplate changed) {
    var shipped = shelf.shipped(kind, language);
    var own = changed == null ? null : changed.words();
    var words = own == null ? shipped : own;
    var fields = TemplateFields.of(kind);
    return new View(
        kind,
        language,
        own != null,
        changed == null ? 0 : changed.version(),
        words.subject(),
        words.body(),
        shipped.subject(),
        shipped.body(),
        fields.words(),
        fields.flags(),
        fields.blocks(),
        fields.needed().stream().sorted().toList(),
        changed == null ? null : changed.changedBy(),
        changed == null ? null : changed.changedAt());
  }
}
