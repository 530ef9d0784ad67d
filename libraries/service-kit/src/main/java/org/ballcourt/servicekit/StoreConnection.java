package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.ballcourt.consumer.MongoSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The one connection of this process to MongoDB, set so that what was acknowledged is never lost and what is read is
 * never taken back.
 */
@Configuration(proxyBeanMethods = false)
public class StoreConnection {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(Environment environment) {
        return MongoClients.create(MongoSettings.durable(environment.getRequiredProperty("ballcourt.mongo.uri")));
    }
}
