package vn.giaoban.web.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.security.SessionCookies;

/// The caller's own account.
@RestController
@RequestMapping("/api/me")
class MeController {
  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final SessionCookies cookies;

  MeController(Accounts accounts, Passwords passwords, OneTimeCodes codes, SessionCookies cookies) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.cookies = cookies;
  }

  /// @param csrf what a browser sends in `X-XSRF-TOKEN`; empty for programs
  record Me(
      String username,
      String name,
      String title,
      Role role,
      @Nullable String unit,
      boolean otpEnabled,
      String csrf) {}

  record Code(@NotBlank @Size(max = 16) String otp) {}

  record DisableOtp(
      @NotBlank @Size(max = 1024) String password, @NotBlank @Size(max = 16) String otp) {}

  record NewPassword(
      @NotBlank @Size(max = 1024) String current,
      @NotBlank @Size(min = Passwords.SHORTEST, max = 1024) String next) {}

  @GetMapping
  Mono<Me> me(Caller caller, ServerWebExchange exchange) {
    return own(caller)
        .map(account ->
            new Me(
                account.username(),
                account.name(),
                account.title(),
                account.role(),
                caller.unitCode(),
                account.otpEnabled(),
                cookies.csrf(exchange)));
  }

  @PostMapping("/otp/start")
  Mono<OneTimeCodes.Start> startOtp(Caller caller) {
    return own(caller)
        .filter(account -> !account.otpEnabled())
        .switchIfEmpty(
            Mono.error(() -> OneTimeCodes.refused(Refusal.Kind.CONFLICT, "otp-already-on")))
        .flatMap(account -> codes.start(account.username()));
  }

  @PostMapping("/otp/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> confirmOtp(Caller caller, @Valid @RequestBody Code code) {
    return own(caller).flatMap(account -> codes.confirm(account, code.otp()));
  }

  @PostMapping("/otp/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disableOtp(Caller caller, @Valid @RequestBody DisableOtp request) {
    return own(caller)
        .filterWhen(account -> passwords.matches(request.password(), account.password()))
        .switchIfEmpty(fault("password", "wrong-password"))
        .filterWhen(account -> codes.use(account, request.otp()))
        .switchIfEmpty(fault("otp", "wrong-otp"))
        .flatMap(account -> accounts.clearOtp(account.username()));
  }

  /// A new password; the account's other browsers are signed out.
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> password(
      Caller caller, @Valid @RequestBody NewPassword request, ServerWebExchange exchange) {
    return own(caller)
        .filterWhen(account -> passwords.matches(request.current(), account.password()))
        .switchIfEmpty(fault("current", "wrong-password"))
        .flatMap(account -> passwords.encode(request.next()))
        .flatMap(encoded -> accounts.setPassword(caller.username(), encoded))
        .then(cookies.closeOthers(exchange, caller.username()));
  }

  private Mono<Account> own(Caller caller) {
    return accounts.find(caller.username());
  }

  private static Mono<Account> fault(String field, String code) {
    return Mono.error(
        () -> new RefusedException(Refusal.invalid(List.of(FieldFault.of(field, code)))));
  }
}
