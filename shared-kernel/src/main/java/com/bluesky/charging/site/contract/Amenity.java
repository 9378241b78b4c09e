package com.bluesky.charging.site.contract;

/** What there is for drivers at a site, or within a walk of a minute or two. */
public enum Amenity {
    RESTROOM,
    RESTAURANT,
    CAFE,
    SNACKS,
    SHOP,
    SUPERMARKET,
    WIFI,
    /** A roof over the places where one plugs in. */
    SHELTER,
    LIGHTING,
    LOUNGE,
    HOTEL,
    PLAYGROUND,
    /** Places that one can use from a wheelchair. */
    ACCESSIBLE_BAYS,
    /** Places that one can use with a trailer. */
    TRAILER_BAYS,
    TRUCK_BAYS,
    CAR_WASH,
    TYRE_INFLATION,
    /** Somebody of the operator is there. */
    STAFF,
    SECURITY_CAMERAS
}
