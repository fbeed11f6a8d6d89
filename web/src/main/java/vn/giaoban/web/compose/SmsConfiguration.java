package vn.giaoban.web.compose;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.mail.sms.HttpSmsGateway;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Accepted;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.Throttle;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.sms.SmsFate;
import vn.giaoban.scheduler.sms.SmsService;
import vn.giaoban.web.mail.SmsCourier;
import vn.giaoban.web.settings.MailSettings;
import vn.giaoban.web.settings.Settings;

/// Text messages, put together. Without a gateway nothing is sent, and whoever queues is told.
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {
  private static final int CONCURRENCY = 2;

  /// A call to a meeting that comes hours later helps nobody.
  private static final Duration DEADLINE = Duration.ofHours(2);

  @Bean
  SmsService smsService(OutboxOverR2dbc outbox, Journal journal, Settings settings) {
    var sms = settings.mail().sms();
    return new SmsService(
        outbox, journal, new SmsService.Office(sms != null, sms != null && sms.withoutMarks()));
  }

  @Bean
  SmartLifecycle texting(
      OutboxOverR2dbc outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Settings settings) {
    return new Texting(
        settings.mail().sms(),
        (courier, throttle) ->
            new OutboxSender(
                new OutboxSender.SendingPlan(
                    Channel.SMS, MailConfiguration.node(settings), CONCURRENCY, DEADLINE),
                outbox,
                courier,
                List.of(new SmsFate(journal)),
                transactions,
                clock,
                RandomGenerator.getDefault(),
                Accepted.forgetful(),
                throttle));
  }

  /// Sends while the application runs.
  private static final class Texting implements SmartLifecycle {
    private final MailSettings.@Nullable Sms settings;
    private final java.util.function.BiFunction<SmsCourier, Throttle, OutboxSender> sender;
    private @Nullable SmsCourier courier;
    private @Nullable OutboxSender sending;

    Texting(
        MailSettings.@Nullable Sms settings,
        java.util.function.BiFunction<SmsCourier, Throttle, OutboxSender> sender) {
      this.settings = settings;
      this.sender = sender;
    }

    @Override
    public synchronized void start() {
      if (settings == null || sending != null) {
        return;
      }
      var opened = new SmsCourier(new HttpSmsGateway(settings.gateway()));
      var started = sender.apply(opened, new Throttle(settings.perMinute(), 0));
      started.start();
      courier = opened;
      sending = started;
    }

    @Override
    public synchronized void stop() {
      if (sending != null) {
        sending.stop(Duration.ofSeconds(3));
        sending = null;
      }
      if (courier != null) {
        courier.close();
        courier = null;
      }
    }

    @Override
    public synchronized boolean isRunning() {
      return sending != null;
    }
  }
}
