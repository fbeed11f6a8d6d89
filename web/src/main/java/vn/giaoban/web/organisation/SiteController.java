package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.site.Contact;
import vn.giaoban.scheduler.site.Site;
import vn.giaoban.scheduler.site.Sites;

/// The sites of a unit, also below it, and whom to call there.
@RestController
@RequestMapping("/api/units/{code}")
@Tag(name = "units")
class SiteController {
  private final Units units;
  private final Sites sites;
  private final Days days;

  SiteController(Units units, Sites sites, Days days) {
    this.units = units;
    this.sites = sites;
    this.days = days;
  }

  @GetMapping("/sites")
  @Operation(summary = "The sites of a unit; `above` names the site another belongs to")
  Mono<List<Site>> list(
      @PathVariable String code, @RequestParam(required = false) @Nullable String on) {
    return units.get(code, days.read(on)).flatMap(unit -> sites.ofUnit(unit.id()));
  }

  @PostMapping("/sites")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Adds a site")
  Mono<Site> add(@PathVariable String code, @RequestBody Site.Form form) {
    return unit(code).flatMap(unit -> sites.add(unit.id(), form));
  }

  @PatchMapping("/sites/{site}")
  @Operation(summary = "Changes a site to what is sent; If-Match carries the version read")
  Mono<Site> change(
      @PathVariable String code,
      @PathVariable UUID site,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Site.Form form) {
    return unit(code).flatMap(unit -> sites.change(unit.id(), site, form, Versions.read(ifMatch)));
  }

  @DeleteMapping("/sites/{site}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a site and those below it")
  Mono<Void> remove(@PathVariable String code, @PathVariable UUID site) {
    return unit(code).flatMap(unit -> sites.remove(unit.id(), site));
  }

  @GetMapping("/contacts")
  @Operation(summary = "Whom to call or write to at a unit")
  Mono<List<Contact>> contacts(
      @PathVariable String code, @RequestParam(required = false) @Nullable String on) {
    return units.get(code, days.read(on)).flatMap(unit -> sites.contacts(unit.id()));
  }

  @PostMapping("/contacts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Adds a contact")
  Mono<Contact> addContact(@PathVariable String code, @RequestBody Contact.Form form) {
    return unit(code).flatMap(unit -> sites.save(unit.id(), null, form));
  }

  @PatchMapping("/contacts/{contact}")
  @Operation(summary = "Changes a contact to what is sent")
  Mono<Contact> changeContact(
      @PathVariable String code, @PathVariable UUID contact, @RequestBody Contact.Form form) {
    return unit(code).flatMap(unit -> sites.save(unit.id(), contact, form));
  }

  @DeleteMapping("/contacts/{contact}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a contact")
  Mono<Void> removeContact(@PathVariable String code, @PathVariable UUID contact) {
    return unit(code).flatMap(unit -> sites.removeContact(unit.id(), contact));
  }

  private Mono<Unit> unit(String code) {
    return units.get(code, days.today());
  }
}
