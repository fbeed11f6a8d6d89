package vn.giaoban.web.programme;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.itip.FeedWriter;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.programme.Programme;
import vn.giaoban.scheduler.programme.ProgrammeLine;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.calendar.ContentTag;
import vn.giaoban.web.calendar.FeedEvents;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.settings.Settings;

/// The public addresses of the programme. While it is not published they are not there.
@RestController
@Hidden
class ProgrammePages {
  private static final CacheControl FIVE_MINUTES =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
  private static final int PRINTS_KEPT = 8;

  private final ProgrammeSheets sheets;
  private final Programme programme;
  private final FeedEvents events;
  private final Texts texts;
  private final InstantSource clock;
  private final ProgrammePage page;
  private final ProgrammePaper paper;
  private final ProgrammeRss rss;

  /// The prints of the last weeks asked for, by what stands in them: strangers ask often.
  private final Map<String, byte[]> prints =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > PRINTS_KEPT;
        }
      };

  ProgrammePages(
      ProgrammeSheets sheets,
      Programme programme,
      FeedEvents events,
      Texts texts,
      Settings settings,
      InstantSource clock) {
    this.sheets = sheets;
    this.programme = programme;
    this.events = events;
    this.texts = texts;
    this.clock = clock;
    this.page = new ProgrammePage(texts);
    this.paper = new ProgrammePaper(texts);
    this.rss = new ProgrammeRss(texts, settings.publicUrl().toString());
  }

  @GetMapping("/lich-tuan")
  Mono<Void> page(@RequestParam(required = false) @Nullable String tuan, ServerWebExchange to) {
    Locale language = Reader.language(to.getRequest().getHeaders());
    LocalDate today = today();
    Week week = Week.read(tuan, today).orElse(null);
    if (week == null) {
      return published(Week.of(today), language)
          .flatMap(_ ->
              answer(
                  to,
                  HttpStatus.NOT_FOUND,
                  MediaType.TEXT_HTML,
                  page.notThere(language).getBytes(StandardCharsets.UTF_8)));
    }
    Week now = Week.of(today);
    return published(week, language)
        .map(sheet ->
            page.of(
                sheet,
                today,
                week.plus(-1).near(now) ? week.plus(-1) : null,
                week.plus(1).near(now) ? week.plus(1) : null,
                language))
        .flatMap(html ->
            answer(to, HttpStatus.OK, MediaType.TEXT_HTML, html.getBytes(StandardCharsets.UTF_8)));
  }

  @GetMapping("/lich-tuan.pdf")
  Mono<Void> paper(@RequestParam(required = false) @Nullable String tuan, ServerWebExchange to) {
    Week week = Week.read(tuan, today()).orElse(null);
    if (week == null) {
      return notThere();
    }
    return published(week, Texts.VIETNAMESE)
        .flatMap(
            sheet -> Mono.fromCallable(() -> print(sheet)).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(octets -> {
          to.getResponse()
              .getHeaders()
              .set(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "inline; filename=\"lich-cong-tac-" + week + ".pdf\"");
          return answer(to, HttpStatus.OK, MediaType.APPLICATION_PDF, octets);
        });
  }

  @GetMapping("/lich-tuan.rss")
  Mono<Void> rss(ServerWebExchange to) {
    Week now = Week.of(today());
    return Mono.zip(published(now, Texts.VIETNAMESE), published(now.plus(1), Texts.VIETNAMESE))
        .map(of -> rss.of(List.of(of.getT1(), of.getT2())))
        .flatMap(xml ->
            answer(
                to,
                HttpStatus.OK,
                MediaType.APPLICATION_RSS_XML,
                xml.getBytes(StandardCharsets.UTF_8)));
  }

  /// The programme in the reader's own calendar: two weeks back, eight ahead.
  @GetMapping("/lich-tuan.ics")
  Mono<Void> calendar(ServerWebExchange to) {
    Week now = Week.of(today());
    return published(now, Texts.VIETNAMESE)
        .flatMapMany(_ ->
            reactor.core.publisher.Flux.range(-2, 11)
                .concatMap(n -> programme.week(now.plus(n).monday()))
                .flatMapIterable(lines -> lines)
                .map(ProgrammeLine::entry))
        .collectList()
        .flatMap(this::withoutAddresses)
        .map(list ->
            FeedWriter.calendar(
                texts.text(Texts.VIETNAMESE, "programme.title"), Duration.ofHours(1), list))
        .flatMap(text ->
            answer(
                to,
                HttpStatus.OK,
                new MediaType("text", "calendar", StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Strangers cannot open a briefing's own page, and the agenda is not theirs to read.
  private Mono<List<FeedWriter.Event>> withoutAddresses(List<CalendarEntry> entries) {
    return events
        .of(entries)
        .map(list ->
            list.stream()
                .map(e ->
                    new FeedWriter.Event(
                        e.uid(),
                        e.sequence(),
                        e.changed(),
                        e.start(),
                        e.end(),
                        e.summary(),
                        Objects.requireNonNull(e.description()).lines().findFirst().orElse(""),
                        e.location(),
                        null,
                        e.cancelled()))
                .toList());
  }

  private byte[] print(ProgrammeSheet sheet) {
    String key = Integer.toHexString(sheet.hashCode()) + sheet.week();
    synchronized (prints) {
      byte[] kept = prints.get(key);
      if (kept != null) {
        return kept;
      }
    }
    byte[] made = paper.print(sheet);
    synchronized (prints) {
      prints.put(key, made);
    }
    return made;
  }

  private Mono<ProgrammeSheet> published(Week week, Locale language) {
    return sheets.of(week, language).switchIfEmpty(notThere());
  }

  private LocalDate today() {
    return clock.instant().atZone(Written.ZONE).toLocalDate();
  }

  private static Mono<Void> answer(
      ServerWebExchange to, HttpStatus status, MediaType type, byte[] octets) {
    var response = to.getResponse();
    response.getHeaders().setCacheControl(FIVE_MINUTES);
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (status == HttpStatus.OK && to.checkNotModified(ContentTag.of(octets))) {
      return response.setComplete();
    }
    response.setStatusCode(status);
    response
        .getHeaders()
        .setContentType(
            type.equals(MediaType.APPLICATION_PDF)
                ? type
                : new MediaType(type, StandardCharsets.UTF_8));
    response.getHeaders().setContentLength(octets.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(octets)));
  }

  private static <T> Mono<T> notThere() {
    return Mono.error(() -> new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not-found")));
  }
}
