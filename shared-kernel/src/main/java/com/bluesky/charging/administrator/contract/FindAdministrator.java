package com.bluesky.charging.administrator.contract;

/** Asks for one administrator of an operator; answers an optional {@link AdministratorView}. */
public record FindAdministrator(String operatorId, String administratorId) {}
