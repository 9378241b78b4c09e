package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.device.contract.ConnectorRefusal.UnknownConnector;
import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Refused;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Gives connectors to orders and takes them back. Both are written to the connector's stream and to
 * the order's occupancy in one append; the occupancy is asked first, so that a repeat is answered
 * from it and appends nothing.
 */
@CommandService
class ConnectorKeeper {

    private final Repository<Connector> connectors;
    private final Repository<Occupancy> occupancies;

    ConnectorKeeper(Repository<Connector> connectors, Repository<Occupancy> occupancies) {
        this.connectors = connectors;
        this.occupancies = occupancies;
    }

    @CommandHandler
    ConnectorGranted decide(OccupyConnector c) throws Exception {
        Aggregate<Occupancy> occupancy = occupancyOf(c.orderId());
        Optional<ConnectorGranted> known = occupancy.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        Aggregate<Connector> connector = connectorOf(c.connectorKey());
        String operatorId = connector.invoke(Connector::operatorId);
        ConnectorGranted granted = connector.invoke(it -> it.occupy(c));
        return occupancy.invoke(it -> it.grant(c, granted, operatorId));
    }

    @CommandHandler
    void decide(ReleaseConnector c) throws Exception {
        Aggregate<Occupancy> occupancy = occupancyOf(c.orderId());
        if (occupancy.invoke(it -> it.isEndedBy(c))) {
            Aggregate<Connector> connector = connectorOf(c.connectorKey());
            String operatorId = connector.invoke(Connector::operatorId);
            connector.execute(it -> it.release(c));
            occupancy.execute(it -> it.end(c, operatorId));
        }
    }

    private Aggregate<Occupancy> occupancyOf(String orderId) throws Exception {
        return occupancies.loadOrCreate(ConnectorGranted.occupancyIdOf(orderId), Occupancy::new);
    }

    private Aggregate<Connector> connectorOf(String connectorKey) {
        try {
            return connectors.load(connectorKey);
        } catch (AggregateNotFoundException _) {
            throw new Refused(new UnknownConnector());
        }
    }
}
