package com.bluesky.charging.operator.contract;

/** Asks for one operator; answers an optional {@link OperatorView}. */
public record FindOperator(String operatorId) {}
