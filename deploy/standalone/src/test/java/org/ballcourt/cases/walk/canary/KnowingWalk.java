package org.ballcourt.cases.walk.canary;

import com.mongodb.client.MongoClient;

/** Walks through a store. */
public final class KnowingWalk {
    MongoClient store;
}
