package vn.giaoban.web.tracking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.tracking.Addresses;
import vn.giaoban.scheduler.tracking.UnitTracking;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.tracking.TrackingView.FiguresView;

/// How units deal with their invitations over time, for the office and the chairs.
@RestController
@RequestMapping("/api/tracking")
@Tag(name = "tracking", description = "How invitations fare over time, unit by unit")
class TrackingController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int BOUNCES = 50;
  private static final int ALL = 2000;

  private final UnitTracking tracking;
  private final Addresses addresses;
  private final Units units;
  private final TrackingViews views;
  private final Texts texts;
  private final InstantSource clock;

  TrackingController(
      UnitTracking tracking,
      Addresses addresses,
      Units units,
      TrackingViews views,
      Texts texts,
      InstantSource clock) {
    this.tracking = tracking;
    this.addresses = addresses;
    this.units = units;
    this.views = views;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param address that was looked at and is right
  record Works(@Nullable String address) {}

  @GetMapping("/units")
  @Operation(
      summary = "All units that were invited in the time, the worst first",
      description =
          "Figures of meetings that have begun. An answer is in time when it came before somebody"
              + " had to be called: 24 hours before the meeting, or an hour after the invitation"
              + " when that is later.")
  Mono<TrackingView> overview(
      @Parameter(description = "code: only what belongs to this unit", example = "37")
          @RequestParam(required = false)
          @Nullable String parent,
      @Parameter(description = "first day; 90 days before the last", example = "2026-09-01")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "last day; today", example = "2026-11-30")
          @RequestParam(required = false)
          @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    return overview(parent, from, to, Reader.language(headers));
  }

  private Mono<TrackingView> overview(
      @Nullable String parent, @Nullable String from, @Nullable String to, Locale language) {
    return Mono.defer(() -> {
      var span = TrackingSpan.read(from, to, clock);
      var above = parent == null || parent.isBlank() ? null : parent;
      return Mono.zip(tracking.overview(span.start(), span.end(), above), addresses.broken())
          .map(found -> views.overview(span, found.getT1(), found.getT2(), language));
    });
  }

  @GetMapping(path = "/units.csv", produces = "text/csv")
  @Operation(summary = "The same as CSV, UTF-8 with byte order mark")
  Mono<ResponseEntity<String>> csv(
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return overview(parent, from, to, language)
        .map(view -> new TrackingTable(texts, language).units(view).csv())
        .map(body -> file(body, CSV, name(language) + ".csv"));
  }

  @GetMapping(
      path = "/units.xlsx",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @Operation(summary = "The same as a workbook")
  Mono<ResponseEntity<byte[]>> xlsx(
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    var table = new TrackingTable(texts, language);
    return overview(parent, from, to, language)
        .publishOn(Schedulers.boundedElastic())
        .map(view -> table.units(view).xlsx(table.sheet(), 2))
        .map(body -> file(body, XLSX, name(language) + ".xlsx"));
  }

  @GetMapping("/units/{code}")
  @Operation(summary = "One unit: figures, the way of each invitation, mails that came back")
  Mono<TrackingView.OneUnit> one(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @Parameter(description = "at most so many invitations, 1 to 2000")
          @RequestParam(defaultValue = "100")
          int limit,
      @RequestHeader HttpHeaders headers) {
    return one(code, from, to, Math.clamp(limit, 1, ALL), Reader.language(headers));
  }

  private Mono<TrackingView.OneUnit> one(
      String code, @Nullable String from, @Nullable String to, int limit, Locale language) {
    return Mono.defer(() -> {
      var span = TrackingSpan.read(from, to, clock);
      // What is still ahead begins after the last day.
      var until =
          to == null || to.isBlank() ? clock.instant().plus(Duration.ofDays(366)) : span.end();
      var name =
          units
              .everByCodes(List.of(code))
              .last()
              .map(unit -> unit.name())
              .onErrorMap(NoSuchElementException.class, _ -> unknown(code));
      return Mono.zip(
              name,
              tracking.figures(code, span.start(), span.end()),
              tracking.ways(code, span.start(), until, limit),
              addresses.ofUnit(code, BOUNCES),
              addresses.broken())
          .map(found ->
              new TrackingView.OneUnit(
                  code,
                  found.getT1(),
                  span.from(),
                  span.to(),
                  FiguresView.of(found.getT2()),
                  found.getT5().stream()
                      .filter(broken -> broken.unit().equals(code))
                      .findFirst()
                      .map(broken -> views.trouble(broken, language))
                      .orElse(null),
                  found.getT3().stream().map(way -> views.way(way, language)).toList(),
                  found.getT4().stream().map(back -> views.returned(back, language)).toList()));
    });
  }

  private RefusedException unknown(String code) {
    var today = clock.instant().atZone(Written.ZONE).toLocalDate();
    return new RefusedException(
        Refusal.of(
            Refusal.Kind.NOT_FOUND,
            "unit-not-found",
            Map.of("code", code, "on", today.toString())));
  }

  @GetMapping(path = "/units/{code}/ways.csv", produces = "text/csv")
  @Operation(summary = "The unit's invitations as CSV, UTF-8 with byte order mark")
  Mono<ResponseEntity<String>> waysCsv(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return one(code, from, to, ALL, language)
        .map(view -> new TrackingTable(texts, language).ways(view).csv())
        .map(body -> file(body, CSV, name(language) + "-" + safe(code) + ".csv"));
  }

  @GetMapping(
      path = "/units/{code}/ways.xlsx",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @Operation(summary = "The unit's invitations as a workbook")
  Mono<ResponseEntity<byte[]>> waysXlsx(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    var table = new TrackingTable(texts, language);
    return one(code, from, to, ALL, language)
        .publishOn(Schedulers.boundedElastic())
        .map(view -> table.ways(view).xlsx(table.sheet(), 1))
        .map(body -> file(body, XLSX, name(language) + "-" + safe(code) + ".xlsx"));
  }

  @GetMapping("/addresses")
  @Operation(
      summary = "Units whose address cannot be relied on",
      description =
          "One that does not exist, or from which three mails in a row came back within 30 days."
              + " A mail that arrives, an answer by mail or another address ends it.")
  Mono<List<TrackingView.Trouble>> broken(@RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return addresses
        .broken()
        .map(all ->
            all.stream().map(one -> Objects.requireNonNull(views.trouble(one, language))).toList());
  }

  @PostMapping("/addresses/works")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Somebody has looked: the address is right, earlier bounces no longer count")
  Mono<Void> works(@RequestBody Works works) {
    var address = works.address();
    if (address == null || address.isBlank()) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("address", "not-null")))));
    }
    return addresses.works(address).then();
  }

  private static String name(Locale language) {
    return language.getLanguage().equals("en") ? "tracking" : "theo-doi-giay-moi";
  }

  private static String safe(String code) {
    return code.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static <T> ResponseEntity<T> file(T body, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(body);
  }
}
