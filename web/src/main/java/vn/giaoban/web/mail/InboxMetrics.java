package vn.giaoban.web.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.inbox.InboxService;

/// Tells Prometheus what kinds of mail came in, and how much of it a person must look at.
@Component
public final class InboxMetrics implements InboxService.Received {
  private final ObjectProvider<MeterRegistry> meters;

  InboxMetrics(ObjectProvider<MeterRegistry> meters) {
    this.meters = meters;
  }

  @Override
  public void mail(String kind, boolean taken) {
    meters.ifAvailable(registry ->
        Counter.builder("giaoban.inbox.mails")
            .description("Mails that came in and were looked at since this server started")
            .tag("kind", kind)
            .tag("outcome", taken ? "taken" : "tray")
            .register(registry)
            .increment());
  }
}
