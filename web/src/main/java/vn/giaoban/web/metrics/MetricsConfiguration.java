package vn.giaoban.web.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.conference.media.MediaEngine;

/// Adds the media plane to what Prometheus is told.
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
  @Bean
  SmartInitializingSingleton mediaMetrics(
      MediaEngine engine, ObjectProvider<PrometheusRegistry> registry) {
    return () -> registry.ifAvailable(r -> r.register(new MediaMetrics(engine::stats)));
  }
}
