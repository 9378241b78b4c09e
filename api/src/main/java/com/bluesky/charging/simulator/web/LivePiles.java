package com.bluesky.charging.simulator.web;

import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.util.List;

/** The piles that the server simulates. */
public interface LivePiles {

    /** Those of an operator, in a fixed order; none before the application is ready. */
    List<SimulatedPile> of(String operatorId);
}
