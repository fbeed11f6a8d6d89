package vn.giaoban.web.lettertemplate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.lettertemplate.LetterLanguages;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.settings.Settings;

/// In which language a unit's letters are written.
@RestController
@RequestMapping("/api/units/{code}/letter-language")
@Tag(name = "units")
class LetterLanguageController {
  private final LetterLanguages languages;
  private final String usual;

  LetterLanguageController(LetterLanguages languages, Settings settings) {
    this.languages = languages;
    this.usual = settings.mail().language();
  }

  /// @param language `vi`, `en`, or null: as the office writes
  record Wish(@Schema(example = "en") @Nullable String language) {}

  /// @param language of its own; null: none
  /// @param usual the office's
  record View(@Nullable String language, String usual) {}

  @GetMapping
  @Operation(summary = "The language of a unit's letters")
  Mono<View> get(@PathVariable String code) {
    return languages.of(code).map(found -> new View(found.orElse(null), usual));
  }

  @PutMapping
  @Operation(summary = "Chooses the language of a unit's letters; they follow from the next one on")
  @ApiResponse(responseCode = "200", description = "chosen")
  @ApiResponse(responseCode = "422", description = "no such language")
  Mono<View> choose(@PathVariable String code, @RequestBody Wish wish, Caller caller) {
    var language = wish.language() == null || wish.language().isBlank() ? null : wish.language();
    if (language != null && !TemplateShelf.LANGUAGES.contains(language)) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(List.of(FieldFault.of("language", "letter-language")))));
    }
    return languages
        .choose(code, language, caller.username())
        .thenReturn(new View(language, usual));
  }
}
