package org.ballcourt.cases.standing;

/** How somebody stands, each figure with its reasons. */
public sealed interface Standing
        permits SellerFigures.SellerStanding,
                SellerFigures.SellerForBuyers,
                BuyerFigures.BuyerStanding,
                AgentFigures.AgentStanding {}
