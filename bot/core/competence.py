"""What adults should know about money: areas and topics of the EU/OECD-INFE framework of 2022."""

from __future__ import annotations

from collections.abc import Mapping

AREAS: Mapping[str, Mapping[str, str]] = {
    "Money and transactions": {
        "money": "money and currencies",
        "income": "income",
        "payments": "prices, purchases and payments",
        "records": "financial records and contracts",
    },
    "Planning and managing finances": {
        "budget": "budgeting",
        "spending": "managing income and expenditure",
        "saving": "saving",
        "investing": "investing",
        "long-term": "longer-term planning and asset building",
        "retirement": "retirement",
        "credit": "credit",
        "debt": "debt and debt management",
    },
    "Risk and reward": {
        "risks": "identifying risks",
        "insurance": "financial safety nets and insurance",
        "risk-reward": "balancing risk and reward",
    },
    "Financial landscape": {
        "protection": "regulation and consumer protection",
        "rights": "rights and responsibilities",
        "advice": "financial education, information and advice",
        "products": "financial products and services",
        "scams": "scams and fraud",
        "taxes": "taxes and public spending",
        "influences": "external influences",
    },
}
"""Area → topic → what the framework calls it."""
TOPICS = frozenset(topic for topics in AREAS.values() for topic in topics)
